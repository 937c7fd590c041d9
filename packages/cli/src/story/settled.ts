import type { LocalCloud } from "../local/local-cloud.js";
import type { Stage } from "./stage.js";
import type { StoryCounter } from "./story-counter.js";

/** The longest wait for retries after the last step. */
const longestMs = 30_000;

/** Events that were published are counted in this time. */
const calmMs = 500;

const pollSeconds = 0.02;

export interface SettledContext {
  readonly counter: StoryCounter;
  readonly stage: Stage;
  readonly sleep: (seconds: number) => Promise<void>;
}

/**
 * Resolves when no event is open, or when the clouds send no callback again. The latter may take a day in a dev server
 * with earlier events, so that the wait has an end.
 */
export async function settled(
  clouds: readonly LocalCloud[],
  { counter, stage, sleep }: SettledContext,
): Promise<void> {
  const { relay, mode } = stage;
  const begun = Date.now();
  let calmSince = begun;
  let { sent } = counter.total;
  let quiet = whenQuiet(clouds, relay);
  while (Date.now() - begun < longestMs) {
    await sleep(pollSeconds);
    const counts = counter.total;
    const isCalm = counts.open === 0 && relay.late.waiting === 0 && counts.sent === sent;
    if (!isCalm) calmSince = Date.now();
    sent = counts.sent;
    if (Date.now() - calmSince >= calmMs) return;
    if (mode === "pull" || !quiet.isReached) continue;
    if (relay.late.waiting === 0 && relay.late.sent === quiet.late) return counter.end();
    quiet = whenQuiet(clouds, relay);
  }
}

/** Waits until clouds send no callback and wait for no retry. */
function whenQuiet(clouds: readonly LocalCloud[], { late }: Stage["relay"]) {
  const quiet = { isReached: false, late: late.sent };
  void Promise.all(clouds.map(({ cloud }) => cloud.idle())).then(() => {
    quiet.isReached = true;
  });
  return quiet;
}
