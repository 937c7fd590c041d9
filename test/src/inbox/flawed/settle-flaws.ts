import type { InboxStore, LeaseKey } from "@vod-events/core/inbox";
import type { StoreFlaws } from "./store-flaw.js";

/** Flaws of `complete`, `retry` and `deadLetter`. */
export const settleFlaws: StoreFlaws = {
  "makes a completed event due again": {
    caughtBy: ["does not lease a completed event"],
    change: ({ retry }) => ({
      complete: (lease, at) => retry(lease, { at, attempt: 1, error: "" }, at),
    }),
  },

  "rounds the time of a retry to whole milliseconds": {
    caughtBy: ["leases a retried event when it is due, with the next attempt number"],
    change: ({ retry }) => ({
      retry: (lease, failure, dueAt) => retry(lease, failure, Math.floor(dueAt)),
    }),
  },

  "keeps the last error only": {
    caughtBy: ["keeps the error of each failed attempt, oldest first"],
    change: ({ get }) => ({
      async get(id) {
        const record = await get(id);
        return record && { ...record, history: record.history.slice(-1) };
      },
    }),
  },

  "stores every dead letter under the id of its event": {
    caughtBy: ["stores a dead letter under another id on request, and accepts the event again"],
    change: ({ deadLetter }) => ({ deadLetter: (lease, failure) => deadLetter(lease, failure) }),
  },

  "retries dead letters": {
    caughtBy: ["does not lease a dead letter"],
    change: ({ retry }) => ({ deadLetter: (lease, failure) => retry(lease, failure, failure.at) }),
  },

  "does not settle an expired lease": {
    caughtBy: ["settles an expired lease while the event is not leased again"],
    change({ complete, lease }) {
      const ends = new Map<string, number>();
      return {
        async lease(request) {
          const leases = await lease(request);
          for (const { token } of leases) ends.set(token, request.until);
          return leases;
        },
        complete: async (key, now) => now < (ends.get(key.token) ?? 0) && complete(key, now),
      };
    },
  },

  "settles without a look at the token": {
    caughtBy: ["does not settle a lost lease", "does not settle a lease with another token"],
    change: (store) => tokenless(store, "complete", "retry", "deadLetter"),
  },

  "settles an event that is settled already": {
    caughtBy: ["settles a lease once"],
    change: ({ complete }) => ({
      async complete(lease, now) {
        await complete(lease, now);
        return true;
      },
    }),
  },
};

/** Replaces settling methods by ones that accept any token. */
export function tokenless(
  store: InboxStore,
  ...methods: readonly ("complete" | "retry" | "deadLetter")[]
): Partial<InboxStore> {
  const last = lastTokens(store);
  const all: Pick<InboxStore, "complete" | "retry" | "deadLetter"> = {
    complete: (key, now) => store.complete(last.of(key), now),
    retry: (key, failure, dueAt) => store.retry(last.of(key), failure, dueAt),
    deadLetter: (key, failure, keptAs) => store.deadLetter(last.of(key), failure, keptAs),
  };
  return {
    lease: last.lease,
    ...Object.fromEntries(methods.map((method) => [method, all[method]])),
  };
}

const tokens = new Map<string, string>();

/** Finds the token that settles an event, whoever leased it. */
function lastTokens({ lease }: InboxStore) {
  return {
    lease: async (request: Parameters<InboxStore["lease"]>[0]) => {
      const leases = await lease(request);
      for (const { id, token } of leases) tokens.set(id, token);
      return leases;
    },
    of: ({ id, token }: LeaseKey): LeaseKey => ({ id, token: tokens.get(id) ?? token }),
  };
}
