import assert from "node:assert/strict";
import { entry } from "../store-cases/fixtures.js";
import type { InboxCases } from "./cluster.js";

/** Inboxes in the memory of a process, whose deliveries wait for the handlers. */
export const synchronousCases: InboxCases = {
  async "is not durable"(cluster) {
    const { inbox } = await cluster.open();
    assert.equal(inbox.durable, false);
  },

  async "accepts an event after its handlers have succeeded"(cluster) {
    const machine = await cluster.start({ handler: (_, released) => released });
    let result: string | undefined;
    const accepting = machine.accept(entry("a")).then((value) => {
      result = value;
    });
    await cluster.until("the event runs", () => machine.runs.length > 0);
    await cluster.quiet();
    assert.equal(result, undefined);
    machine.release();
    await accepting;
    assert.equal(result, "accepted");
  },

  async "does not accept an event whose handlers fail, and handles the redelivery"(cluster) {
    const machine = await cluster.start({
      handler() {
        throw new Error("no");
      },
    });
    assert.equal(await machine.accept(entry("a")), "handler_failed");
    machine.handler = () => {};
    assert.equal(await machine.accept(entry("a")), "accepted");
  },
};
