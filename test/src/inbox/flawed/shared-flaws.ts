import { systemClock } from "@vod-events/core";
import type { Lease } from "@vod-events/core/inbox";
import { NetworkedStores } from "./networked-stores.js";
import type { StoreFlaws } from "./store-flaw.js";

/** The leases of the first of several stores, which a flawed one takes for its own. */
let leasesOfFirst: readonly Lease[] = [];

/** Flaws of stores on the same data, and of the clock and the notifications of an engine. */
export const sharedFlaws: StoreFlaws = {
  "does not share its data": {
    caughtBy: [
      "sees the changes of another store on the same data at once",
      "reads the state that another store on the same data set",
      "leases the events of another store after their leases expired",
    ],
    change: () => new NetworkedStores(systemClock).open(),
  },

  "leases the events that another store has just leased": {
    caughtBy: ["leases each event to one of two stores"],
    change: ({ lease }, { position }) => ({
      async lease(request) {
        if (position > 0) {
          await new Promise((resolve) => setImmediate(resolve));
          return leasesOfFirst;
        }
        leasesOfFirst = await lease(request);
        return leasesOfFirst;
      },
    }),
  },

  "closes the data with the first store": {
    caughtBy: ["keeps working when another store on the same data is closed"],
    change: ({ close, lease }, { stores }) => ({
      async close() {
        closed.add(stores);
        await close();
      },
      lease: async (request) => (closed.has(stores) ? [] : lease(request)),
    }),
  },

  "has a clock that goes back": {
    caughtBy: ["returns a time of its engine that does not go back, if it has a clock"],
    change() {
      let time = Date.now();
      return { now: async () => time-- };
    },
  },

  "trusts the clock of the receiver": {
    caughtBy: ["makes an event due now whose receiver's clock is ahead, if its engine has a clock"],
    change: ({ lease }) => ({
      async lease(request) {
        const leases = await lease(request);
        return leases.filter(({ receivedAt }) => receivedAt.getTime() <= request.now);
      },
    }),
  },

  "returns the time of its machine": {
    caughtBy: ["returns the time of the same clock as another store on the same data"],
    change: (_, { position }) => ({ now: async () => Date.now() - position * 3_600_000 }),
  },

  "sends no notifications": {
    caughtBy: ["notifies another store of new events, if its engine sends notifications"],
    change: () => ({ subscribe: async () => {} }),
  },

  "sends no notification of a redrive": {
    caughtBy: ["notifies another store of a retry that is due at once and of redriven events"],
    change: () => ({ redrive: async () => 0 }),
  },

  "sends notifications after it is closed": {
    caughtBy: ["sends no notification to a store that is closed"],
    change: () => ({ close: async () => {} }),
  },
};

const closed = new WeakSet<NetworkedStores>();
