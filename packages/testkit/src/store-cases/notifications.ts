import assert from "node:assert/strict";
import { mapCases } from "../conformance/map-cases.js";
import { entry, failure, type StoreCases, type StoreCheck, start, takeOne } from "./fixtures.js";
import { subscribed } from "./subscription.js";

const checks: StoreCases = {
  async "notifies another store of new events, if its engine sends notifications"(store, share) {
    const other = await share();
    const { afterwards } = await subscribed(store);
    await afterwards(() => other.put([entry("a")]));
    await afterwards(() => other.put([entry("b")]));
  },

  async "notifies another store of a retry that is due at once and of redriven events"(
    store,
    share,
  ) {
    const other = await share();
    await other.put([entry("a")]);
    const { afterwards } = await subscribed(store);
    const lease = await takeOne(other);
    await afterwards(() => other.retry(lease, failure(), start));
    await other.deadLetter(await takeOne(other), failure());
    await afterwards(() => other.redrive({}, start));
  },

  async "sends no notification to a store that is closed"(store, share) {
    const [other, third] = [await share(), await share()];
    const closed = await subscribed(store);
    const { afterwards } = await subscribed(third);
    await afterwards(() => other.put([entry("a")]));
    await store.close();
    const before = closed.calls();
    await afterwards(() => other.put([entry("b")]));
    assert.equal(closed.calls(), before);
  },
};

/** Notifications between several stores. Stores without `subscribe` send none. */
export const notificationCases: StoreCases = mapCases(
  checks,
  (check): StoreCheck =>
    async (store, share) => {
      if (store.subscribe !== undefined) await check(store, share);
    },
);
