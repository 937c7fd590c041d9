import { type Clock, permanent, systemClock } from "@vod-events/core";
import type {
  AcceptResult,
  HandlingSettings,
  Inbox,
  InboxAdmin,
  InboxHost,
  NewEntry,
} from "@vod-events/core/inbox";
import { namesOf } from "../store-cases/fixtures.js";

/** A run of the handlers of an event. */
export interface Run extends Pick<NewEntry, "event" | "receivedAt" | "integrity"> {
  /** The name of the event's entry. */
  readonly name: string;
  readonly attempt: number;
}

/** The handlers of a machine. `released` resolves when the machine is released. */
export type Handler = (run: Run, released: Promise<void>) => unknown;

/** Moves every event to the dead letters. */
export const failPermanently: Handler = () => {
  throw permanent("no");
};

/** How a machine handles events. */
export interface MachineOptions {
  /** Default: succeeds. */
  readonly handler?: Handler;
  readonly handling?: Partial<HandlingSettings>;
  readonly confirmsEvents?: boolean;
  readonly clock?: Clock;
}

/** Short waits, because brokers have clocks of their own. */
const handlingDefaults: HandlingSettings = {
  concurrency: 8,
  deadlineMs: 1000,
  attempts: 3,
  retryBaseMs: 10,
  retryCapMs: 50,
  serialByMedia: false,
};

/** A machine with an inbox, and what its application sees. */
export class Machine {
  readonly inbox: Inbox;
  /** The runs of the handlers, in the order of their starts. */
  readonly runs: Run[] = [];
  /** The names of the diagnostics, each with the id of its event. */
  readonly diagnostics: (readonly [name: string, id: string | undefined])[] = [];
  handler: Handler;
  readonly #host: InboxHost;
  readonly #closing = new AbortController();
  readonly #released: Promise<void>;
  #release = () => {};
  #isOpen = false;

  constructor(inbox: Inbox, options: MachineOptions) {
    this.inbox = inbox;
    this.handler = options.handler ?? (() => {});
    this.#released = new Promise((resolve) => {
      this.#release = resolve;
    });
    this.#host = {
      handle: async (received, attempt) => {
        const [name = ""] = namesOf([received.event]);
        const run = { ...received, name, attempt };
        this.runs.push(run);
        await this.handler(run, this.#released);
      },
      confirmsEvents: options.confirmsEvents ?? false,
      handling: { ...handlingDefaults, ...options.handling },
      clock: options.clock ?? systemClock,
      random: () => 0.5,
      report: (name, fields) => {
        this.diagnostics.push([name, "id" in fields ? fields.id : undefined]);
        return true;
      },
      closing: this.#closing.signal,
    };
  }

  /** The admin interface, which every inbox of a library has. */
  get admin(): InboxAdmin {
    if (this.inbox.admin === undefined) throw new Error("the inbox has no admin interface");
    return this.inbox.admin;
  }

  open(): void {
    this.inbox.open(this.#host);
    this.#isOpen = true;
  }

  /** Accepts the events of one delivery. */
  accept(...entries: readonly NewEntry[]): Promise<AcceptResult> {
    return this.inbox.accept(entries);
  }

  /** Tells whether a diagnostic about an event was reported. */
  hasReported(name: string, id: string): boolean {
    return this.diagnostics.some((reported) => reported[0] === name && reported[1] === id);
  }

  /** Lets the waiting handlers continue. */
  release(): void {
    this.#release();
  }

  /** Stops the machine, as an application does. A second call waits for the first one. */
  async stop(): Promise<void> {
    this.#closing.abort();
    if (this.#isOpen) await this.inbox.stop();
  }
}
