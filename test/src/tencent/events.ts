import assert from "node:assert/strict";
import type { VodEvent, VodEventOf, VodEventType } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import { translatorOf } from "../conformance/translator.js";

const provider = tencent();

export const { eventsOf } = translatorOf(provider);

/** The only event that a body becomes. */
export function eventOf<Type extends VodEventType>(json: unknown, type: Type): VodEventOf<Type> {
  const events = eventsOf(json);
  assert.equal(events.length, 1);
  return firstOf(events, type);
}

/** The first event of a type among others. */
export function firstOf<Type extends VodEventType>(
  events: readonly VodEvent[],
  type: Type,
): VodEventOf<Type> {
  const event = events.find((candidate) => candidate.type === type);
  assert.ok(event, `no ${type}`);
  return event as VodEventOf<Type>;
}

/** The problems of a body. */
export function problemsOf(json: unknown): readonly string[] {
  const decoded = provider.decode(json);
  return decoded.ok ? [] : decoded.problems;
}

/** The ids of a body's events, in no order. */
export function idsOf(json: unknown): readonly string[] {
  return eventsOf(json)
    .map(({ id }) => id)
    .sort();
}
