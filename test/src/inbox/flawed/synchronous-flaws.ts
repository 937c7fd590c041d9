import type { InboxFlaws } from "./inbox-flaw.js";

/** Flaws of an inbox in the memory of a process. */
export const synchronousFlaws: InboxFlaws = {
  "says that it is durable": {
    caughtBy: ["is not durable"],
    inbox: () => ({ durable: true }),
  },

  "accepts an event before its handlers have run": {
    caughtBy: ["accepts an event after its handlers have succeeded"],
    inbox: ({ accept }) => ({
      async accept(events) {
        void accept(events);
        return "accepted";
      },
    }),
  },

  "accepts an event whose handlers fail": {
    caughtBy: ["does not accept an event whose handlers fail, and handles the redelivery"],
    inbox: ({ accept }) => ({
      async accept(events) {
        await accept(events);
        return "accepted";
      },
    }),
  },
};
