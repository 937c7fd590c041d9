import type { EntryState, InboxStats, Lease, LeaseRequest } from "@vod-events/core/inbox";

/** The state of an event in the model. */
interface ModelEntry {
  readonly id: string;
  readonly mediaId: string | undefined;
  readonly receivedAt: number;
  state: EntryState;
  attempts: number;
  at: number;
  holder: number;
  errors: string[];
}

/** A store as plain as can be, to compare a real one with. Its leases have numbers. */
export class StoreModel {
  #entries: ModelEntry[] = [];
  #leaseCount = 0;

  put(id: string, mediaId: string | undefined, receivedAt: number): "stored" | "duplicate" {
    if (this.#entries.some((entry) => entry.id === id)) return "duplicate";
    const fresh = { state: "waiting", attempts: 0, holder: 0, errors: [] as string[] } as const;
    this.#entries.push({ id, mediaId, receivedAt, at: receivedAt, ...fresh });
    return "stored";
  }

  lease({ count, now, until, serialByMedia }: Omit<LeaseRequest, "token">) {
    const leases: { id: string; attempt: number; holder: number }[] = [];
    const due = this.#open()
      .filter((entry) => entry.at <= now)
      .toSorted((a, b) => a.at - b.at);
    for (const entry of due) {
      if (leases.length === count) break;
      const busy = (other: ModelEntry) =>
        other.state === "running" && other.at > now && other.mediaId === entry.mediaId;
      if (serialByMedia && entry.mediaId !== undefined && this.#entries.some(busy)) continue;
      this.#leaseCount += 1;
      entry.state = "running";
      entry.attempts += 1;
      entry.at = until;
      entry.holder = this.#leaseCount;
      leases.push({ id: entry.id, attempt: entry.attempts, holder: this.#leaseCount });
    }
    return leases;
  }

  settle(holder: number, state: "done" | "waiting" | "dead", at: number, error?: string): boolean {
    const entry = this.#open().find((each) => each.state === "running" && each.holder === holder);
    if (entry === undefined) return false;
    entry.state = state;
    entry.at = at;
    if (error !== undefined) entry.errors.push(error);
    return true;
  }

  redrive(states: readonly EntryState[], now: number): number {
    const chosen = this.#entries.filter(
      ({ state }) => (state === "dead" || state === "waiting") && states.includes(state),
    );
    for (const entry of chosen) {
      if (entry.state === "dead") {
        entry.attempts = 0;
        entry.errors = [];
      }
      entry.state = "waiting";
      entry.at = now;
    }
    return chosen.length;
  }

  prune(doneBefore: number): number {
    const before = this.#entries.length;
    this.#entries = this.#entries.filter(({ state, at }) => state !== "done" || at >= doneBefore);
    return before - this.#entries.length;
  }

  nextDueAt(): number | undefined {
    const times = this.#open().map(({ at }) => at);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  stats(): InboxStats {
    const count = (state: EntryState) => this.#entries.filter((e) => e.state === state).length;
    const received = this.#open().map(({ receivedAt }) => receivedAt);
    return {
      waiting: count("waiting"),
      running: count("running"),
      done: count("done"),
      dead: count("dead"),
      ...(received.length > 0 && { oldestOpenAt: new Date(Math.min(...received)) }),
    };
  }

  /** The expected list of the model, newest received first. */
  list() {
    return this.#entries
      .toReversed()
      .toSorted((a, b) => b.receivedAt - a.receivedAt)
      .map(({ id, state, attempts, at, errors }) => ({
        id,
        state,
        attempts,
        dueAt: state === "waiting" ? at : undefined,
        lastError: errors.at(-1),
      }));
  }

  #open(): readonly ModelEntry[] {
    return this.#entries.filter(({ state }) => state === "waiting" || state === "running");
  }
}

/** A hand-out as both know it. */
export interface LeasePair {
  readonly lease: Lease;
  readonly holder: number;
}
