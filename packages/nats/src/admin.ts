import type {
  EntryFilter,
  EntryRecord,
  EntryState,
  EntrySummary,
  InboxAdmin,
  InboxStats,
} from "@vod-events/core/inbox";
import { type Attempt, decodeAttempt, isOfSequence } from "./attempts.js";
import type { Engine } from "./engine.js";
import {
  decodeDeadLetter,
  decodeEvent,
  recordOfDead,
  recordOfDone,
  recordOfOpen,
} from "./entries.js";
import { matches, newestFirst } from "./filter.js";
import { keyOf } from "./keys.js";
import { redriveDeadLetter, wakeWaiting } from "./redrive.js";
import type { Storage } from "./storage.js";

const redrivable: readonly EntryState[] = ["waiting", "dead"];

/** Inspects the streams of an inbox and redrives its dead letters. */
export class Admin implements InboxAdmin {
  readonly #engine: Engine;
  readonly #storage: Storage;

  constructor(engine: Engine, storage: Storage) {
    this.#engine = engine;
    this.#storage = storage;
  }

  async list(filter: EntryFilter): Promise<readonly EntrySummary[]> {
    const summaries: EntrySummary[] = [];
    for await (const record of this.#select(filter)) summaries.push(summaryOf(record));
    summaries.sort(newestFirst);
    return summaries.slice(0, filter.limit);
  }

  async get(id: string): Promise<EntryRecord | undefined> {
    const key = keyOf(id);
    const { dead, done } = this.#storage;
    const open = await this.#openRecord(key);
    if (open !== undefined) return open;
    const letter = await dead.get(key);
    if (letter !== undefined) return recordOfDead(await decodeDeadLetter(letter.data));
    const record = await done.get(key);
    return record && recordOfDone(record.data);
  }

  async stats(): Promise<InboxStats> {
    const { events, done, dead, attempts } = this.#storage;
    const oldest = await events.oldest();
    const counts = await Promise.all([events.count(), done.count(), dead.count()]);
    const [openCount, doneCount, deadCount] = counts;
    let running = 0;
    for await (const record of attempts.all()) {
      if (decodeAttempt(record).attempt?.state !== "running") continue;
      // Progress without an open event is void.
      if ((await this.#openRecord(record.key))?.state === "running") running += 1;
    }
    const oldestOpen = oldest && (await decodeEvent(oldest.data));
    return {
      waiting: Math.max(openCount - running, 0),
      running,
      done: doneCount,
      dead: deadCount,
      ...(oldestOpen !== undefined && { oldestOpenAt: oldestOpen.receivedAt }),
    };
  }

  async redrive(filter: EntryFilter): Promise<number> {
    const { states = redrivable } = filter;
    const chosen = { ...filter, states: states.filter((state) => redrivable.includes(state)) };
    let count = 0;
    for (const { id, state } of await this.list(chosen)) {
      const key = keyOf(id);
      if (state === "dead" && (await redriveDeadLetter(key, this.#storage))) count += 1;
      if (state === "waiting" && (await wakeWaiting(key, this.#storage, this.#engine))) count += 1;
    }
    return count;
  }

  /** Reads the records of the streams that may contain matches. An id that is open hides its dead letter. */
  async *#select(filter: EntryFilter): AsyncGenerator<EntryRecord> {
    if (filter.ids !== undefined) {
      for (const id of new Set(filter.ids)) {
        const record = await this.get(id);
        if (record !== undefined && matches(record, filter)) yield record;
      }
      return;
    }
    const wanted = filter.states ?? ["waiting", "running", "done", "dead"];
    const open = new Set<string>();
    for await (const record of this.#openRecords()) {
      open.add(record.id);
      if (matches(record, filter)) yield record;
    }
    for await (const record of this.#closedRecords(wanted)) {
      if (!open.has(record.id) && matches(record, filter)) yield record;
    }
  }

  async *#openRecords(): AsyncGenerator<EntryRecord> {
    const progress = new Map<string, Attempt | undefined>();
    for await (const record of this.#storage.attempts.all()) {
      progress.set(record.key, decodeAttempt(record).attempt);
    }
    for await (const { key, data, revision } of this.#storage.events.all()) {
      yield recordOfOpen(await decodeEvent(data), progressOf(progress.get(key), revision));
    }
  }

  async *#closedRecords(states: NonNullable<EntryFilter["states"]>): AsyncGenerator<EntryRecord> {
    const { dead, done } = this.#storage;
    if (states.includes("dead")) {
      for await (const { data } of dead.all()) yield recordOfDead(await decodeDeadLetter(data));
    }
    if (states.includes("done")) {
      for await (const { data } of done.all()) yield recordOfDone(data);
    }
  }

  async #openRecord(key: string): Promise<EntryRecord | undefined> {
    const open = await this.#storage.openEvent(key);
    if (open === undefined) return undefined;
    const { attempt } = decodeAttempt(await this.#storage.attempts.get(key));
    return recordOfOpen(open.stored, progressOf(attempt, open.sequence));
  }
}

/** Returns the progress of the open event at a sequence. */
function progressOf(attempt: Attempt | undefined, sequence: number) {
  if (attempt !== undefined && isOfSequence(attempt, sequence)) return attempt;
  return { state: "waiting" as const, attempts: 0, history: [] };
}

/** Drops the large parts of a record. */
function summaryOf(record: EntryRecord): EntrySummary {
  const {
    event: _,
    integrity: _i,
    delivery: _d,
    undecodable: _u,
    history: _h,
    ...summary
  } = record;
  return summary;
}
