import assert from "node:assert/strict";
import type { QueueItem } from "@vod-events/core/provider";
import type { CloudSession } from "./cloud-session.js";
import type { SimulatorCases } from "./simulator-cases.js";

/** The queue leases events until they are confirmed. */
export const queueCases: SimulatorCases = {
  async "in mode pull, an event is in the queue and not at the URL"(session) {
    await session.manager().apply();
    await pullMode(session);
    const { mediaId } = await session.cloud.upload();
    const [item] = await session.pull();
    const medias = item && session.eventsIn(item).map((event) => event.mediaId);
    assert.deepEqual(medias, [mediaId], "a pull does not return the event of the upload");
    await session.quiet();
    const { length } = session.received();
    assert.equal(length, 0, "an event comes to the URL, although the mode is pull");
  },

  async "a confirmed event does not come again"(session) {
    await pullMode(session);
    await session.cloud.upload();
    const items = await session.pull();
    const { queue } = session.cloud.provider;
    const result = await queue?.confirm(items.map(({ handle }) => handle));
    assert.deepEqual(result?.failed ?? [], [], "a confirm does not remove an event");
    await session.clock.advance(leaseMs(session));
    const { length } = await session.pull();
    assert.equal(length, 0, "a confirmed event is pulled again");
  },

  async "a leased event does not come again before the end of its lease"(session) {
    await pullMode(session);
    await session.cloud.upload();
    await session.pull();
    const { length } = await session.pull();
    assert.equal(length, 0, "a leased event is pulled again before the end of its lease");
  },

  async "an event that is not confirmed comes again as the same event"(session) {
    await pullMode(session);
    await session.cloud.upload();
    const [first] = await session.pull();
    await session.clock.advance(leaseMs(session));
    const [second] = await session.pull();
    assert.ok(second, "an event is lost when it is not confirmed");
    const message = "an event that comes again is another one";
    assert.deepEqual(idsOf(session, second), idsOf(session, first), message);
  },

  async "an event has the same id in the queue and as a callback"(session) {
    await pullMode(session);
    await session.cloud.upload();
    const [item] = await session.pull();
    await session.manager().apply();
    await session.cloud.redeliver();
    const [callback] = await session.callbacks(1);
    const pushed = callback && session.eventsOf(callback).map(({ id }) => id);
    const message = "an event has another id as a callback";
    assert.deepEqual(pushed, idsOf(session, item), message);
  },
};

async function pullMode(session: CloudSession): Promise<void> {
  await session.manager({ mode: "pull" }).apply();
}

function leaseMs({ cloud }: CloudSession): number {
  return ((cloud.provider.queue?.limits.leaseSeconds ?? 0) + 1) * 1000;
}

function idsOf(session: CloudSession, item: QueueItem | undefined): readonly string[] {
  return item === undefined ? [] : session.eventsIn(item).map(({ id }) => id);
}
