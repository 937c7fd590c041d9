import type { StoreFlaws } from "./store-flaw.js";

const givesBack = "gives leases back: the events are due, and the attempt does not count";
const isLeased = "leases the first new events with their put, at most as requested, or none";

/** Flaws of leases that a put takes, and of leases that are given back. */
export const aheadFlaws: StoreFlaws = {
  "leases more events with a put than requested": {
    caughtBy: [isLeased],
    change: ({ put }) => ({
      put: (entries, request) => put(entries, request && { ...request, count: request.count + 1 }),
    }),
  },

  "leases a new event while an older one is due": {
    caughtBy: ["leases no event with its put while an older one is due"],
    change: ({ put }) => ({
      put: (entries, request) => put(entries, request && { ...request, now: 0 }),
    }),
  },

  "leases events with their put for too long": {
    caughtBy: ["leases an event that was leased with its put again when the lease expires"],
    change: ({ put }) => ({
      put: (entries, request) => put(entries, request && { ...request, until: request.until + 1 }),
    }),
  },

  "counts a lease that is given back as an attempt": {
    caughtBy: [givesBack],
    change: ({ retry }) => ({
      async release(leases, now) {
        const failure = { at: now, attempt: 1, error: "Error" };
        for (const lease of leases) await retry(lease, failure, now);
      },
    }),
  },

  "gives a lost lease back": {
    caughtBy: ["gives no lease back that was lost"],
    change({ lease, release }) {
      const latest = new Map<string, string>();
      return {
        async lease(request) {
          const leases = await lease(request);
          for (const { id, token } of leases) latest.set(id, token);
          return leases;
        },
        async release(leases, now) {
          const current = leases.map(({ id }) => ({ id, token: latest.get(id) ?? "" }));
          await release?.(current, now);
        },
      };
    },
  },
};
