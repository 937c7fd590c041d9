import assert from "node:assert/strict";
import type { QueueItem, QueueSource } from "@vod-events/core/provider";
import { endsWithin } from "./ends-within.js";

/** How long the clock of a queue stands still for a pull, and how often it advances until a long poll must have ended. */
const tickMs = 150;
const maxPolls = 50;

/** Pulls from a queue with a clock of its own, which `advance` advances until a long poll ends. */
export async function pullOnClock(
  queue: QueueSource,
  advance: (seconds: number) => Promise<void>,
): Promise<readonly QueueItem[]> {
  const pulling = queue.pull(new AbortController().signal);
  for (let polls = 0; polls < maxPolls; polls += 1) {
    if (await endsWithin(pulling, tickMs)) return pulling;
    await advance(queue.limits.longPollSeconds);
  }
  return assert.fail("pull: does not end after limits.longPollSeconds");
}
