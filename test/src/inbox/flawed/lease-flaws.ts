import type { Lease } from "@vod-events/core/inbox";
import type { StoreFlaws } from "./store-flaw.js";

/** Flaws of `lease` and `nextDueAt`. */
export const leaseFlaws: StoreFlaws = {
  "leases events without their integrity": {
    caughtBy: ["leases an event with all its fields"],
    change: ({ lease }) => ({
      async lease(request) {
        const integrity = { channel: "pull", covers: [] } as const;
        return (await lease(request)).map((each) => ({ ...each, integrity }));
      },
    }),
  },

  "leases an event more than requested": {
    caughtBy: ["leases at most the requested number of events, and none twice"],
    change: ({ lease }) => ({
      lease: (request) => lease({ ...request, count: request.count + 1 }),
    }),
  },

  "leases the same events to requests at the same time": {
    caughtBy: ["leases each event to one of many concurrent requests"],
    change({ lease }) {
      let pending: Promise<readonly Lease[]> | undefined;
      return {
        lease(request) {
          pending ??= lease(request).finally(() => {
            pending = undefined;
          });
          return pending;
        },
      };
    },
  },

  "leases the latest events first": {
    caughtBy: ["leases the events in the order in which they became due"],
    change: ({ lease }) => ({ lease: async (request) => (await lease(request)).toReversed() }),
  },

  "ends leases a millisecond early": {
    caughtBy: ["does not lease an event again before its lease expires"],
    change: ({ lease }) => ({ lease: (request) => lease({ ...request, now: request.now + 1 }) }),
  },

  "does not count expired leases": {
    caughtBy: ["counts an expired lease as an attempt without a recorded error"],
    change: ({ lease }) => ({
      lease: async (request) => (await lease(request)).map((each) => ({ ...each, attempt: 1 })),
    }),
  },

  "does not expect leases to expire": {
    caughtBy: ["returns when the next event is due or the next lease expires"],
    change: ({ list }) => ({
      async nextDueAt() {
        const waiting = await list({ states: ["waiting"] });
        const times = waiting.flatMap(({ dueAt }) =>
          dueAt === undefined ? [] : [dueAt.getTime()],
        );
        return times.length === 0 ? undefined : Math.min(...times);
      },
    }),
  },

  "leases the events of a media at the same time": {
    caughtBy: [
      "leases one event of a media at a time with serialByMedia",
      "leases one event of a media per request with serialByMedia",
      "leases no event of a media while another store runs an event of it",
    ],
    change: ({ lease }) => ({ lease: (request) => lease({ ...request, serialByMedia: false }) }),
  },

  "always leases one event of a media at a time": {
    caughtBy: ["leases several events of a media without serialByMedia"],
    change: ({ lease }) => ({ lease: (request) => lease({ ...request, serialByMedia: true }) }),
  },

  "treats events without a media as events of one media": {
    caughtBy: ["does not serialize events without a media"],
    change: ({ lease }) => ({
      async lease(request) {
        const leases = await lease(request);
        const first = leases.find(({ event }) => event.mediaId === undefined);
        return leases.filter((each) => each === first || each.event.mediaId !== undefined);
      },
    }),
  },

  "waits for the events of a media whose lease expired": {
    caughtBy: ["leases one event of a media after the lease of another one expired"],
    change: ({ lease, list }) => ({
      async lease(request) {
        const running = await list({ states: ["running"] });
        const busy = new Set(running.map(({ mediaId }) => mediaId));
        const leases = await lease(request);
        return leases.filter(({ event }) => !request.serialByMedia || !busy.has(event.mediaId));
      },
    }),
  },

  "waits for the events of a media that are to be retried": {
    caughtBy: ["leases another event of a media while one waits for its retry"],
    change: ({ lease, list }) => ({
      async lease(request) {
        const waiting = await list({ states: ["waiting"] });
        const retried = waiting.filter(({ attempts }) => attempts > 0);
        const busy = new Set(retried.map(({ mediaId }) => mediaId));
        return (await lease(request)).filter(({ event }) => !busy.has(event.mediaId));
      },
    }),
  },
};
