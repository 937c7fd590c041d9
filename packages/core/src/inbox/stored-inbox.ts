import { VodError } from "../errors/vod-error.js";
import { repeat } from "../primitives/repeat.js";
import { acceptStored } from "./duplicates.js";
import type { AcceptResult, Inbox, InboxAdmin, InboxHost } from "./inbox.js";
import { createInboxAdmin, type OpenedInbox, rejectSecondUse } from "./inbox-admin.js";
import { putFailure } from "./put-failure.js";
import type { ReceivedEvent } from "./received-event.js";
import { decideRetry } from "./settle-failure.js";
import { createStartReminder } from "./start-reminder.js";
import type { InboxStore, Lease } from "./store.js";
import { engineTime } from "./store-clock.js";
import { Worker } from "./worker.js";

/** An inbox on a store; see {@link storedInbox}. */
export interface StoredInbox extends Inbox {
  readonly admin: InboxAdmin;
}

/** The options of a stored inbox. */
export interface StoredInboxOptions {
  /**
   * Whether this process handles events. Set to `false` in a process that only receives, when others handle. Default
   * true.
   */
  readonly worker?: boolean | undefined;
  /** How long done events are kept for deduplication. Default 604,800 (7 days). */
  readonly keepDoneSeconds?: number | undefined;
}

const weekSeconds = 7 * 24 * 3600;
const pollMs = 1000;
const pruneEveryMs = 60_000;

/**
 * Creates an inbox on a durable store. A delivery is acknowledged as soon as its events are stored. After `start()`,
 * core's worker leases the events and runs their handlers.
 */
export function storedInbox(store: InboxStore, options: StoredInboxOptions = {}): StoredInbox {
  const { keepDoneSeconds = weekSeconds, worker: handles = true } = options;
  if (!(Number.isFinite(keepDoneSeconds) && keepDoneSeconds > 0)) {
    throw new VodError("config_invalid", "storedInbox.keepDoneSeconds: must be a number above 0");
  }
  if (typeof handles !== "boolean") {
    throw new VodError("config_invalid", "storedInbox.worker: must be true or false");
  }
  let opened: OpenedInbox | undefined;
  let retention: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;
  let started = false;
  const remindOfStart = createStartReminder();

  async function prune({ clock, report }: InboxHost): Promise<void> {
    try {
      await store.prune((await engineTime(store, clock)) - keepDoneSeconds * 1000);
    } catch (error) {
      report("inbox_failed", { error });
    }
  }

  return {
    durable: store.durable,
    admin: createInboxAdmin(store, () => opened),
    state: store.state,
    ...(store.media !== undefined && { media: store.media }),
    keepDoneSeconds,
    open(host) {
      rejectSecondUse(opened);
      const maxAttempts = host.handling.attempts;
      const decide = (lease: Lease, error: unknown) => decideRetry(lease, error, host);
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
      const { host, worker } = opened;
      if (handles) worker.start();
      retention ??= repeat(() => prune(host), pruneEveryMs, host.clock, host.closing);
      if (!handles) return;
      await store
        .subscribe?.(() => worker.wake())
        .catch((error: unknown) => void host.report("inbox_failed", { error }));
    },
    async accept(received) {
      if (opened === undefined) return "inbox_unavailable";
      if (!started && handles) remindOfStart();
      const { host, worker } = opened;
      const acceptance = await put(store, received, host);
      worker.wake();
      return acceptance;
    },
    storeUndecodable: (message) => store.storeUndecodable(message),
    async stop() {
      await Promise.all([stopped, retention]);
      await store.close();
    },
  };
}

async function put(
  store: InboxStore,
  received: readonly ReceivedEvent[],
  host: InboxHost,
): Promise<AcceptResult> {
  try {
    return await acceptStored(received, await store.put(received), store, host);
  } catch (error) {
    return putFailure(error, host.report);
  }
}
