import { VodError } from "../errors.js";
import { type Backoff, backoffMs } from "../retry.js";
import { BoundedMap } from "./bounded-map.js";
import type { Acceptance, Arrival, DeadLetter, Inbox, InboxHost } from "./inbox.js";

/** The options of {@link memoryInbox}. */
export interface MemoryInboxOptions {
  /** How often the handlers of an event run before its delivery is given up. Default 3. */
  readonly attempts?: number;
  /** How many handled events are remembered, to drop duplicates. Default 10,000. */
  readonly remember?: number;
  /** How many dead letters are kept; the oldest go first. Default 1,000. */
  readonly keepDead?: number;
}

/** An inbox in memory; see {@link memoryInbox}. */
export interface MemoryInbox extends Inbox {
  /** What was put aside, oldest first. */
  readonly deadLetters: readonly DeadLetter[];
}

const backoff: Backoff = { baseMs: 200, capMs: 2000 };

/** What is remembered of an event: that it is done, or how often it failed. */
type Memory = "done" | number;

/**
 * Makes the inbox that needs nothing: a delivery is answered only after its handlers succeeded, so a crash
 * loses nothing that was answered. A failed event is tried again here a few times, then left to the
 * cloud to send again; clouds that do not send again lose it, and a durable inbox is for them.
 */
export function memoryInbox(options: MemoryInboxOptions = {}): MemoryInbox {
  const attempts = positive(options.attempts ?? 3, "attempts");
  const memory = new BoundedMap<string, Memory>(positive(options.remember ?? 10_000, "remember"));
  const keepDead = positive(options.keepDead ?? 1000, "keepDead");
  const running = new Map<string, Promise<boolean>>();
  const deadLetters: DeadLetter[] = [];
  let host: InboxHost | undefined;

  /** Whether the event is done, now or before. */
  function take(arrival: Arrival, to: InboxHost): Promise<boolean> {
    const { id, type, provider } = arrival.event;
    const before = running.get(id);
    if (before !== undefined || memory.get(id) === "done") {
      to.report("duplicate", { provider, id, type });
      return before ?? Promise.resolve(true);
    }
    const run = work(arrival, to).finally(() => running.delete(id));
    running.set(id, run);
    return run;
  }

  async function work(arrival: Arrival, to: InboxHost): Promise<boolean> {
    const { id, type, provider } = arrival.event;
    for (let tries = 1; ; tries++) {
      const failures = memory.get(id);
      const attempt = typeof failures === "number" ? failures + 1 : 1;
      if (await succeeds(arrival, attempt, to)) {
        memory.set(id, "done");
        return true;
      }
      memory.set(id, attempt);
      if (tries >= attempts || to.closing.aborted) return false;
      const waitMilliseconds = backoffMs(tries, backoff, to.random);
      to.report("retrying", { provider, id, type, attempt: attempt + 1, waitMilliseconds });
      try {
        await to.clock.sleep(waitMilliseconds, to.closing);
      } catch {
        return false;
      }
    }
  }

  return {
    durable: false,
    deadLetters,
    open(opened) {
      if (host !== undefined) {
        throw new VodError("config_invalid", "an inbox serves one createVodEvents(): make another");
      }
      host = opened;
    },
    async accept(arrivals): Promise<Acceptance> {
      if (host === undefined) return "inbox_unavailable";
      let failed = false;
      for (const arrival of arrivals) {
        if (!(await take(arrival, host))) failed = true;
      }
      return failed ? "handler_failed" : "accepted";
    },
    async bury(letter) {
      deadLetters.push(letter);
      if (deadLetters.length > keepDead) deadLetters.shift();
    },
  };
}

async function succeeds(arrival: Arrival, attempt: number, host: InboxHost): Promise<boolean> {
  try {
    await host.handle(arrival, attempt);
    return true;
  } catch {
    return false;
  }
}

function positive(value: number, name: string): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new VodError("config_invalid", `memoryInbox: ${name} must be a whole number above 0`);
}
