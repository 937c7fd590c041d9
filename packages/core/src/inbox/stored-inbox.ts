import { eventRef } from "../diagnostics/diagnostics.js";
import { VodError } from "../errors/vod-error.js";
import { backoffMs } from "../primitives/retry.js";
import { WakeableSleep } from "../primitives/wakeable-sleep.js";
import { isAuthenticated, isConflicting } from "./conflict.js";
import type { AcceptResult, Inbox, InboxAdmin, InboxHost } from "./inbox.js";
import { createInboxAdmin, type OpenedInbox } from "./inbox-admin.js";
import { isPermanent, retryAfterMs } from "./permanent-error.js";
import { putFailure } from "./put-failure.js";
import type { ReceivedEvent } from "./received-event.js";
import type { InboxStore, Lease } from "./store.js";
import { type AfterFailure, Worker } from "./worker.js";

/** An inbox on a store; see {@link storedInbox}. */
export interface StoredInbox extends Inbox {
  readonly admin: InboxAdmin;
}

/** How a stored inbox keeps house. */
export interface StoredInboxOptions {
  /** How long what was done is remembered, to drop duplicates. Default 604,800: 7 days. */
  readonly keepDoneSeconds?: number | undefined;
}

const weekSeconds = 7 * 24 * 3600;
const pollMs = 1000;
const pruneEveryMs = 60_000;

/**
 * Makes an inbox of a durable store: a cloud is answered as soon as its events are in the store, and core's
 * worker takes them to the handlers from there. It begins to when the application is started.
 */
export function storedInbox(store: InboxStore, options: StoredInboxOptions = {}): StoredInbox {
  const { keepDoneSeconds = weekSeconds } = options;
  if (!(Number.isFinite(keepDoneSeconds) && keepDoneSeconds > 0)) {
    throw new VodError("config_invalid", "keepDoneSeconds must be a number above 0");
  }
  const keepDoneMs = keepDoneSeconds * 1000;
  let opened: OpenedInbox | undefined;
  let housekeeping: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;
  let started = false;
  let warned = false;

  function warnOnce(): void {
    if (warned) return;
    warned = true;
    const message = "Events are stored, but none is handled before start() is called";
    process.emitWarning(message, "VodEventsWarning");
  }

  async function keepHouse({ clock, report, closing }: InboxHost): Promise<void> {
    const pause = new WakeableSleep(clock);
    closing.addEventListener("abort", () => pause.wake(), { once: true });
    while (!closing.aborted) {
      await store
        .prune(clock.now() - keepDoneMs)
        .catch((error: unknown) => report("inbox_failed", { error }));
      await pause.sleep(pruneEveryMs);
    }
  }

  return {
    durable: store.durable,
    admin: createInboxAdmin(store, () => opened),
    state: store.state,
    open(host) {
      if (opened !== undefined) {
        throw new VodError("config_invalid", "an inbox serves one createVodEvents(): make another");
      }
      const maxAttempts = host.handling.attempts;
      const decide = (lease: Lease, error: unknown) => decideDurably(lease, error, host);
      const worker = new Worker({ store, host, decide, pollMs, maxAttempts });
      opened = { host, worker };
      const stop = () => {
        stopped = worker.stop(false);
      };
      host.closing.addEventListener("abort", stop, { once: true });
    },
    async start() {
      if (opened === undefined || opened.host.closing.aborted) return;
      started = true;
      opened.worker.start();
      housekeeping ??= keepHouse(opened.host);
    },
    async accept(arrivals) {
      if (opened === undefined) return "inbox_unavailable";
      if (!started) warnOnce();
      const { host, worker } = opened;
      const acceptance = await put(store, arrivals, host);
      worker.wake();
      return acceptance;
    },
    storeUndecodable: (letter) => store.storeUndecodable(letter),
    async stop() {
      await Promise.all([stopped, housekeeping]);
      await store.close();
    },
  };
}

/** What may be the cloud's own is not dropped for what is not judged yet: the cloud is to send it again. */
async function put(
  store: InboxStore,
  arrivals: readonly ReceivedEvent[],
  { report, confirmsEvents }: InboxHost,
): Promise<AcceptResult> {
  try {
    const results = await store.put(arrivals);
    let acceptance: AcceptResult = "accepted";
    for (const [index, arrival] of arrivals.entries()) {
      if (results[index] === "stored") continue;
      report("duplicate", eventRef(arrival.event));
      if (!confirmsEvents || isAuthenticated(arrival)) continue;
      if (isConflicting(arrival, await store.get(arrival.event.id))) acceptance = "handler_failed";
    }
    return acceptance;
  } catch (error) {
    return putFailure(error, report);
  }
}

function decideDurably(lease: Lease, error: unknown, host: InboxHost): AfterFailure {
  const { handling, random, report } = host;
  if (isPermanent(error) || lease.attempt >= handling.attempts) return "bury";
  const backoff = { baseMs: handling.retryBaseMs, capMs: handling.retryCapMs };
  const waitMilliseconds = retryAfterMs(error) ?? backoffMs(lease.attempt, backoff, random);
  report("retrying", { ...eventRef(lease.event), attempt: lease.attempt + 1, waitMilliseconds });
  return { retryInMs: waitMilliseconds };
}
