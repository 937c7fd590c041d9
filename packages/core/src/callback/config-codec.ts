import * as t from "io-ts";
import { isKnownEventType, knownEventTypes } from "../event/event.js";
import { closestMatch } from "../validation/closest-match.js";
import { listOf, nonEmptyString, oneOf, string } from "../validation/codecs.js";
import { strictObject } from "../validation/strict-object.js";

/** Quotes only names that look like an event type. Other text may be a misplaced secret. */
const likeAnEvent = /^[a-z_.]{1,40}$/i;

const eventType = new t.Type<string>(
  "an event type",
  (value): value is string => typeof value === "string" && isKnownEventType(value),
  (value, context) => {
    if (typeof value === "string" && isKnownEventType(value)) return t.success(value);
    return t.failure(value, context, eventAdvice(value));
  },
  t.identity,
);

function eventAdvice(value: unknown): string {
  const all = `Event types: ${knownEventTypes.join(", ")}`;
  if (typeof value !== "string" || !likeAnEvent.test(value)) return `unknown event type. ${all}`;
  const meant = closestMatch(value, knownEventTypes);
  return `unknown event type "${value}". ${meant === undefined ? all : `Did you mean ${meant}?`}`;
}

/**
 * Validates each member of a callback config by itself. Rules across members, such as required members, are checked
 * separately.
 */
export const callbackCodec = strictObject({
  mode: oneOf(["push", "pull"]),
  url: string,
  signing: strictObject({
    key: string,
    previousKeys: listOf(nonEmptyString),
    keyFile: nonEmptyString,
  }),
  events: listOf(eventType),
});
