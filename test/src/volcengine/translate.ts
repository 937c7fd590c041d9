import assert from "node:assert/strict";
import {
  type DecodeWarning,
  decodeEvent,
  type VodEvent,
  type VodEventOf,
  type VodEventType,
} from "@vod-events/core/provider";
import { volcengine } from "@vod-events/volcengine";

const provider = volcengine({ env: {} });

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

/** Returns the neutral events of one type. */
export function eventsOfType<Type extends VodEventType>(type: Type, json: unknown) {
  return eventsOf(json).filter((event): event is VodEventOf<Type> => event.type === type);
}

/** Returns the only neutral event of a native event, which must have the type. */
export function eventOfType<Type extends VodEventType>(type: Type, json: unknown) {
  const [event, ...others] = eventsOfType(type, json);
  assert.ok(event !== undefined && others.length === 0);
  return event;
}
