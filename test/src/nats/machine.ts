import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { type Clock, isVodError, systemClock, type VodError } from "@vod-events/core";
import type { AcceptResult, HandlingSettings, NewEntry } from "@vod-events/core/inbox";
import type { NatsInbox } from "@vod-events/nats";

/** What a machine of a test differs in. */
export interface MachineOptions {
  /** Handles an event by its media. Default: succeeds. */
  readonly handler?: (mediaId: string, attempt: number) => unknown;
  readonly handling?: Partial<HandlingSettings>;
  readonly clock?: Clock;
}

/** A machine with an open inbox. */
export class Machine {
  readonly inbox: NatsInbox;
  /** The runs of the handlers as `<media> <attempt>`. */
  readonly runs: string[] = [];
  /** The diagnostics as `<name> <event id>`. */
  readonly reports: string[] = [];
  /** The errors of the inbox. */
  readonly errors: VodError[] = [];
  readonly #closing = new AbortController();

  constructor(inbox: NatsInbox, options: MachineOptions = {}) {
    const { handler, handling, clock = systemClock } = options;
    this.inbox = inbox;
    inbox.open({
      handle: async ({ event }, attempt) => {
        this.runs.push(`${event.mediaId} ${attempt}`);
        await handler?.(event.mediaId ?? "", attempt);
      },
      confirmsEvents: false,
      handling: { ...defaults, ...handling },
      clock,
      random: () => 0.5,
      report: (name, fields) => {
        if ("id" in fields) this.reports.push(`${name} ${fields.id}`);
        if (name === "inbox_failed" && "error" in fields && isVodError(fields.error))
          this.errors.push(fields.error);
        return true;
      },
      closing: this.#closing.signal,
    });
  }

  /** Creates a machine that handles events. */
  static async start(inbox: NatsInbox, options: MachineOptions = {}): Promise<Machine> {
    const machine = new Machine(inbox, options);
    await inbox.start();
    return machine;
  }

  accept(...entries: readonly NewEntry[]): Promise<AcceptResult> {
    return this.inbox.accept(entries);
  }

  /** Accepts events in the end, as a provider that delivers again until it is acknowledged. */
  async acceptAtLast(...entries: readonly NewEntry[]): Promise<void> {
    await until("the events are accepted", async () => {
      return (await this.accept(...entries)) === "accepted";
    });
  }

  /** The states of the stored events, as far as there are any. */
  async counts(): Promise<Readonly<Record<string, number>>> {
    const { oldestOpenAt: _, ...counts } = await this.inbox.admin.stats();
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  }

  /** Waits for the states of the stored events. */
  async untilCounts(expected: Readonly<Record<string, number>>): Promise<void> {
    let last: unknown;
    const isReached = async () => {
      last = await this.counts().catch((error: unknown) => error);
      return JSON.stringify(last) === JSON.stringify(expected);
    };
    await until(JSON.stringify(expected), isReached, () => JSON.stringify(last));
  }

  async stop(): Promise<void> {
    this.#closing.abort();
    await this.inbox.stop();
  }
}

/** Waits until a condition holds. */
export async function until(
  what: string,
  condition: () => unknown,
  found = () => "",
): Promise<void> {
  const end = performance.now() + 15_000;
  while (!(await condition())) {
    if (performance.now() > end) assert.fail(`it does not happen that ${what} ${found()}`);
    await sleep(10);
  }
}

const defaults: HandlingSettings = {
  concurrency: 8,
  deadlineMs: 5000,
  attempts: 3,
  retryBaseMs: 10,
  retryCapMs: 50,
  serialByMedia: false,
};
