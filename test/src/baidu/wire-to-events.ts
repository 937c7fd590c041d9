import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import type { VodEvent, VodEventOf, VodEventType } from "@vod-events/core/provider";

/** The events an application gets for a body. */
export function eventsOf(json: unknown): readonly VodEvent[] {
  const provider = baidu();
  const result = provider.decode(json);
  assert(result.ok, result.ok ? "" : result.problems.join("; "));
  return provider.normalize(result.wire);
}

/** The one event an application gets for a body. */
export function eventOf(json: unknown): VodEvent {
  const [event, ...more] = eventsOf(json);
  assert(event);
  assert.equal(more.length, 0);
  return event;
}

/** The one event an application gets for a body, which has to be of this type. */
export function eventOfType<Type extends VodEventType>(
  type: Type,
  json: unknown,
): VodEventOf<Type> {
  const event = eventOf(json);
  assert.equal(event.type, type);
  return event as VodEventOf<Type>;
}
