import assert from "node:assert/strict";
import type { InboxStore } from "@vod-events/core/inbox";
import { entry, failure, type StoreCases, start, takeOne } from "./fixtures.js";

/** How long a case waits for a notification. */
const timeoutMs = 2500;

/** Subscribes to a store. Returns a function that resolves with the next call that an action causes. */
async function subscribed(store: InboxStore) {
  let calls = 0;
  let onCall: (() => void) | undefined;
  await store.subscribe?.(() => {
    calls += 1;
    onCall?.();
  });
  return {
    calls: () => calls,
    async afterwards(action: () => Promise<unknown>): Promise<void> {
      const called = new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), timeoutMs);
        onCall = () => {
          clearTimeout(timer);
          resolve(true);
        };
      });
      await action();
      assert.ok(await called, "the listener was not called");
    },
  };
}

/** Notifications between several stores. Stores without `subscribe` send none. */
export const notificationCases: StoreCases = {
  async "notifies another store of new events, if its engine sends notifications"(store, share) {
    if (store.subscribe === undefined) return;
    const other = await share();
    const { afterwards } = await subscribed(store);
    await afterwards(() => other.put([entry("a")]));
    await afterwards(() => other.put([entry("b")]));
  },

  async "notifies another store of a retry that is due at once and of redriven events"(
    store,
    share,
  ) {
    if (store.subscribe === undefined) return;
    const other = await share();
    await other.put([entry("a")]);
    const { afterwards } = await subscribed(store);
    const lease = await takeOne(other);
    await afterwards(() => other.retry(lease, failure(), start));
    await other.deadLetter(await takeOne(other), failure());
    await afterwards(() => other.redrive({}, start));
  },

  async "sends no notification to a store that is closed"(store, share) {
    if (store.subscribe === undefined) return;
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
