import type { InboxFlaws } from "./inbox-flaw.js";

/** Flaws of accepting events. */
export const receivingFlaws: InboxFlaws = {
  "stores the first event of a delivery only": {
    caughtBy: ["handles each event of an accepted delivery once"],
    inbox: ({ accept }) => ({ accept: (events) => accept(events.slice(0, 1)) }),
  },

  "passes on the time of handling as the time of receipt": {
    caughtBy: ["passes an event to its handlers as it was received"],
    host: ({ handle }) => ({
      handle: (received, attempt) => handle({ ...received, receivedAt: new Date() }, attempt),
    }),
  },

  "does not accept a delivery without events": {
    caughtBy: ["accepts a delivery without events"],
    inbox: ({ accept }) => ({
      accept: async (events) => (events.length === 0 ? "handler_failed" : accept(events)),
    }),
  },

  "handles duplicates": {
    caughtBy: [
      "handles an event once that a delivery contains twice",
      "handles an event once that many deliveries contain at the same time",
      "accepts a running event again without a second run",
      "accepts a handled event again without a second run",
      "accepts a waiting event again and handles it once",
    ],
    inbox({ accept }, { handle }) {
      const known = new Set<string>();
      return {
        accept(events) {
          for (const received of events) {
            if (known.has(received.event.id)) handle(received);
            known.add(received.event.id);
          }
          return accept(events);
        },
      };
    },
  },

  "takes one event too many at the same time": {
    caughtBy: ["runs as many events at the same time as the concurrency allows"],
    host: ({ handling }) => ({ handling: { ...handling, concurrency: handling.concurrency + 1 } }),
  },

  "accepts events after it stopped": {
    caughtBy: ["accepts nothing before it is open and after it stopped"],
    inbox({ accept, stop }) {
      let isStopped = false;
      return {
        accept: async (events) => (isStopped ? "accepted" : accept(events)),
        async stop() {
          await stop();
          isStopped = true;
        },
      };
    },
  },

  "ignores a second application": {
    caughtBy: ["rejects a second application"],
    inbox({ open }) {
      let isOpen = false;
      return {
        open(host) {
          if (!isOpen) open(host);
          isOpen = true;
        },
      };
    },
  },
};
