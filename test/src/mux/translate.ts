import assert from "node:assert/strict";
import {
  type DecodeWarning,
  decodeEvent,
  type VodEvent,
  type VodEventOf,
  type VodEventType,
} from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";

const provider = mux({ env: {} });

/** Returns the neutral events of a native event. */
export function eventsOf(json: unknown): readonly VodEvent[] {
  const decoded = decodeEvent(provider, json);
  assert.ok(decoded.ok, JSON.stringify(decoded));
  return provider.normalize(decoded.wire);
}

/** Returns the warnings about a native event. */
export function warningsOf(json: unknown): readonly DecodeWarning[] {
  const decoded = provider.decode(json);
  assert.ok(decoded.ok);
  return decoded.warnings ?? [];
}

/** Returns the only neutral event of a native event, which must have the type. */
export function eventOfType<Type extends VodEventType>(type: Type, json: unknown) {
  const [event, ...others] = eventsOf(json);
  assert.deepEqual([event?.type, others.length], [type, 0]);
  return event as VodEventOf<Type>;
}
