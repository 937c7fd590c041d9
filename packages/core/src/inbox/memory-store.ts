import { VodError } from "../errors/vod-error.js";
import { memoryMediaStore } from "../media/memory-media-store.js";
import { BoundedMap } from "../primitives/bounded-map.js";
import {
  dropContent,
  dueEntries,
  eventOf,
  leaseOf,
  type MemoryEntry,
  matching,
  newEntry,
  recordOf,
  summaryOf,
} from "./memory-entry.js";
import type { InboxStore, LeaseKey } from "./store.js";

/** The capacity of a memory store, in events. */
export interface MemoryStoreLimits {
  /** Waiting and running events. Further events are rejected. */
  readonly open: number;
  /** Events that are done, and as many that wait without a due time; the oldest of each are dropped first. */
  readonly done: number;
  /** Dead letters; the oldest are dropped first. */
  readonly dead: number;
}

/** Creates a store that lives in the memory of the process. */
export function memoryStore(limits: MemoryStoreLimits): InboxStore {
  const open = new Map<string, MemoryEntry>();
  const aside = {
    done: new BoundedMap<MemoryEntry>(limits.done),
    dead: new BoundedMap<MemoryEntry>(limits.dead),
    parked: new BoundedMap<MemoryEntry>(limits.done),
  };
  const state = new Map<string, string>();
  let numbers = 0;
  let tokens = 0;
  let undecodable = 0;

  const places = [open, aside.done, aside.dead, aside.parked];

  const find = (id: string) => places.find((place) => place.has(id))?.get(id);
  const all = () => places.flatMap((place) => [...place.values()]);
  const held = ({ id, token }: LeaseKey) => {
    const entry = open.get(id);
    return entry?.state === "running" && entry.token === token ? entry : undefined;
  };

  function putAside(entry: MemoryEntry, where: "done" | "dead" | "parked", at: number): void {
    open.delete(entry.id);
    entry.state = where === "parked" ? "waiting" : where;
    entry.at = at;
    aside[where].set(entry.id, entry);
  }

  return {
    durable: false,
    media: memoryMediaStore(),
    state: {
      get: async (key) => state.get(key),
      set: async (key, value) => void state.set(key, value),
      async compareAndSet(key, expected, value) {
        if (state.get(key) !== expected) return false;
        state.set(key, value);
        return true;
      },
    },
    async put(entries) {
      const fresh = new Set(entries.map(({ event }) => event.id).filter((id) => !find(id)));
      if (open.size + fresh.size > limits.open) {
        throw new VodError(
          "inbox_full",
          `The inbox is full: ${open.size} events are waiting or running.`,
        );
      }
      return entries.map((entry) => {
        const { id } = entry.event;
        if (find(id) !== undefined) return "duplicate";
        numbers += 1;
        open.set(id, newEntry(id, entry, entry.receivedAt.getTime(), numbers));
        return "stored";
      });
    },
    async lease(request) {
      return dueEntries(open.values(), request).map((entry) => {
        tokens += 1;
        entry.state = "running";
        entry.attempts += 1;
        entry.at = request.until;
        entry.token = String(tokens);
        return leaseOf(entry);
      });
    },
    async complete(lease, now) {
      const entry = held(lease);
      if (entry === undefined) return false;
      dropContent(entry);
      putAside(entry, "done", now);
      return true;
    },
    async retry(lease, failure, dueAt) {
      const entry = held(lease);
      if (entry === undefined) return false;
      entry.history.push(failure);
      if (!Number.isFinite(dueAt)) putAside(entry, "parked", dueAt);
      entry.state = "waiting";
      entry.at = dueAt;
      return true;
    },
    async deadLetter(lease, failure, keptAs = lease.id) {
      const entry = held(lease);
      if (entry === undefined) return false;
      entry.history.push(failure);
      open.delete(entry.id);
      putAside({ ...entry, id: keptAs }, "dead", failure.at);
      return true;
    },
    async storeUndecodable(message) {
      undecodable += 1;
      numbers += 1;
      const at = message.receivedAt.getTime();
      putAside(newEntry(`undecodable:${undecodable}`, message, at, numbers), "dead", at);
    },
    async nextDueAt() {
      let next: number | undefined;
      for (const { at } of open.values()) if (next === undefined || at < next) next = at;
      return next;
    },
    async list(filter) {
      return matching(all(), filter).map(summaryOf);
    },
    async get(id) {
      const entry = find(id);
      return entry && recordOf(entry);
    },
    async redrive(filter, now) {
      const candidates = all().filter(
        (entry) => (entry.state === "dead" || entry.state === "waiting") && eventOf(entry),
      );
      const chosen = matching(candidates, filter).toReversed();
      for (const entry of chosen) {
        if (aside.dead.delete(entry.id)) {
          entry.attempts = 0;
          entry.history = [];
        }
        aside.parked.delete(entry.id);
        open.set(entry.id, entry);
        entry.state = "waiting";
        entry.at = now;
      }
      return chosen.length;
    },
    async stats() {
      const entries = [...open.values()];
      const running = entries.filter(({ state }) => state === "running").length;
      const oldest = Math.min(...entries.map(({ receivedAt }) => receivedAt.getTime()));
      return {
        waiting: open.size + aside.parked.size - running,
        running,
        done: aside.done.size,
        dead: aside.dead.size,
        ...(open.size > 0 && { oldestOpenAt: new Date(oldest) }),
      };
    },
    async prune(doneBefore) {
      const old = [...aside.done.values()].filter(({ at }) => at < doneBefore);
      for (const { id } of old) aside.done.delete(id);
      return old.length;
    },
    async close() {},
  };
}
