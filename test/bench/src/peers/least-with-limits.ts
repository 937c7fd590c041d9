import { parseJson } from "@vod-events/core/provider";
import type { Callback } from "../bodies/callbacks.js";
import type { TimedCall } from "../measure/time-calls.js";
import { leastWithEvents } from "./least-with-events.js";

/**
 * {@link leastWithEvents} with the checks that keep hostile and lossy bodies out: UTF-8, the number of values, the depth,
 * and integers that a number cannot hold.
 */
export function leastWithLimits(callback: Callback): TimedCall {
  const parse = () => {
    const parsed = parseJson(callback.body);
    if (!parsed.ok) throw new Error("a callback of the suite was refused");
    return parsed.value;
  };
  const { call } = leastWithEvents(callback, parse);
  return { name: "the least, with its events and limits", call };
}
