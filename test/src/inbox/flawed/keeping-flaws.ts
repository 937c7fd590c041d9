import { systemClock } from "@vod-events/core";
import type { Lease } from "@vod-events/core/inbox";
import { below, type InboxFlaws, sameBelow } from "./inbox-flaw.js";
import { NetworkedStores } from "./networked-stores.js";
import { stateFlaws } from "./state-flaws.js";

/** Flaws of what an inbox keeps over restarts and shares between machines. */
export const keepingFlaws: InboxFlaws = {
  "says that it is not durable": below(["is durable"], () => ({ durable: false })),

  "accepts an event after its handlers have run": {
    caughtBy: ["accepts an event before its handlers have run"],
    inbox: ({ accept, admin }) => ({
      async accept(events) {
        const result = await accept(events);
        for (let isOpen = true; isOpen; ) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          const { waiting = 0, running = 0 } = (await admin?.stats()) ?? {};
          isOpen = waiting + running > 0;
        }
        return result;
      },
    }),
  },

  "accepts nothing before its start": {
    caughtBy: ["accepts events before its start, and handles them after it"],
    inbox({ accept, start }) {
      let isStarted = false;
      return {
        start() {
          isStarted = true;
          return start();
        },
        accept: async (events) => (isStarted ? accept(events) : "inbox_unavailable"),
      };
    },
  },

  "keeps its events in the memory of the machine": below(
    [
      "handles after a restart what it accepted before",
      "knows after a restart which events are handled and which are dead letters",
      "handles an event once that two machines receive",
      "handles on one machine what another one accepts",
      "shares its state",
    ],
    () => ({ ...new NetworkedStores(systemClock).open() }),
  ),

  "compares and sets a state key in two steps": sameBelow(
    ["sets its state once when two machines race on the same value"],
    stateFlaws,
    "compares and sets a state key in two steps",
  ),

  "makes one attempt more": {
    caughtBy: ["moves an event to the dead letters after the last attempt, with its errors"],
    host: ({ handling }) => ({ handling: { ...handling, attempts: handling.attempts + 1 } }),
  },

  "keeps the attempts of redriven dead letters": below(
    ["handles a redriven dead letter with a new set of attempts"],
    ({ lease, redrive }) => {
      let redriven = 0;
      return {
        async redrive(filter, now) {
          redriven += await redrive(filter, now);
          return redriven;
        },
        lease: async (request) =>
          (await lease(request)).map((each) => ({ ...each, attempt: each.attempt + redriven })),
      };
    },
  ),

  "accepts conflicting events": {
    caughtBy: [
      "does not accept an event that conflicts with a waiting one, when events are confirmed",
    ],
    host: () => ({ confirmsEvents: false }),
  },

  "also handles what it accepts at once": {
    caughtBy: ["handles each event on one of two machines"],
    inbox: ({ accept }, { handle }) => ({
      async accept(events) {
        const result = await accept(events);
        for (const received of events) handle(received);
        return result;
      },
    }),
  },

  "ignores serialByMedia": {
    caughtBy: [
      "handles no two events of a media at the same time with serialByMedia, or refuses it",
    ],
    host: ({ handling }) => ({ handling: { ...handling, serialByMedia: false } }),
  },

  "leases events in advance and keeps them when it stops": below(
    ["handles on another machine what a stopping machine has not started"],
    ({ lease }) => {
      const kept: Lease[] = [];
      return {
        async lease(request) {
          if (kept.length === 0) kept.push(...(await lease({ ...request, count: 4 })));
          return kept.splice(0, request.count);
        },
      };
    },
  ),

  "closes the data of all machines when one stops": below(
    ["continues when another machine stops"],
    ({ close, put }, { stores }) => ({
      async close() {
        closed.add(stores);
        await close();
      },
      put: async (entries) =>
        closed.has(stores) ? Promise.reject(new Error("closed")) : put(entries),
    }),
  ),
};

const closed = new WeakSet<NetworkedStores>();
