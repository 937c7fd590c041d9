import { decodeEvent, parseJson } from "@vod-events/core/provider";
import type { Callback } from "../bodies/callbacks.js";
import type { TimedCall } from "../measure/time-calls.js";
import { leastWithEvents } from "./least-with-events.js";

const identity = { decode: (wire: unknown) => ({ ok: true, wire }) as const };

/**
 * {@link leastWithEvents} with the checks that keep hostile and lossy bodies out: UTF-8, the number of values, the depth,
 * and integers that a number cannot hold.
 */
export function leastWithLimits(callback: Callback): TimedCall {
  const parse = () => {
    const parsed = parseJson(callback.body);
    const checked = parsed.ok ? decodeEvent(identity, parsed.value) : undefined;
    if (!checked?.ok) throw new Error("a callback of the suite was refused");
    return checked.wire;
  };
  const { call } = leastWithEvents(callback, parse);
  return { name: "the least, with its events and limits", call };
}
