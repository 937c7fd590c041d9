import * as t from "io-ts";
import { closed } from "../config/closed.js";
import { nearest } from "../config/nearest.js";
import { listOf, oneOf, rule, text } from "../config/rule.js";
import { isKnownEventType, knownEventTypes } from "../event/event.js";

/** The names that an event was hardly meant to be; others may be a secret in the wrong place. */
const likeAnEvent = /^[a-z_.]{1,40}$/i;

const eventType = new t.Type<string>(
  "a type of event",
  (value): value is string => typeof value === "string" && isKnownEventType(value),
  (value, context) => {
    if (typeof value === "string" && isKnownEventType(value)) return t.success(value);
    return t.failure(value, context, eventAdvice(value));
  },
  t.identity,
);

function eventAdvice(value: unknown): string {
  const all = `there are ${knownEventTypes.join(", ")}`;
  if (typeof value !== "string" || !likeAnEvent.test(value)) return `is no type of event; ${all}`;
  const meant = nearest(value, knownEventTypes);
  return `is no type of event ("${value}"); ${meant === undefined ? all : `did you mean ${meant}?`}`;
}

/** The members of a callback config, each by itself. A missing one is found by the checks that go across them. */
export const callbackCodec = closed({
  mode: oneOf(["push", "pull"]),
  url: rule("a text", (value): value is string => typeof value === "string"),
  signing: closed({
    key: rule("a text", (value): value is string => typeof value === "string"),
    previousKeys: listOf(text),
    keyFile: text,
  }),
  events: listOf(eventType),
});
