import type { TimedCall } from "../measure/time-calls.js";

/** Parsing alone: the reference of every comparison. */
export function parsing(body: Buffer): TimedCall {
  return { name: "JSON.parse", call: () => JSON.parse(body.toString()) };
}
