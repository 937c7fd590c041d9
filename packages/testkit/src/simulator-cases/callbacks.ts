import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { type KnownEventType, knownEventTypes } from "@vod-events/core";
import type { CloudSession } from "./cloud-session.js";
import type { SimulatorCases } from "./simulator-cases.js";

/** Callbacks come as configured, signed, and again with the same event. */
export const callbackCases: SimulatorCases = {
  async "an event is delivered once to the URL, signed with the key at the time of the cloud"(
    session,
  ) {
    const manager = session.manager();
    await manager.apply();
    const { mediaId } = await session.cloud.upload();
    const [callback] = await session.callbacks(1);
    assert.ok(callback);
    const path = new URL(manager.url ?? "").pathname;
    assert.equal(callback.path, path, "a callback comes to another path than that of the URL");
    await assertSigned(session, callback, "a callback");
    const events = session.eventsOf(callback).map((event) => [event.type, event.mediaId]);
    assert.deepEqual(events, [["media.uploaded", mediaId]], "the event is not that of the upload");
    await session.quiet();
    const { length } = session.received();
    assert.equal(length, 1, `an accepted callback comes ${length} times`);
  },

  async "an event of a type that is switched off is not delivered"(session) {
    const { capabilities } = session.cloud.provider;
    const others = knownEventTypes.filter(
      (type) => capabilities.events[type] === "switchable" && type !== uploaded,
    );
    if (capabilities.events[uploaded] !== "switchable" || others.length === 0) return;
    await session.manager({ events: others }).apply();
    await session.cloud.upload();
    await session.quiet();
    const { length } = session.received();
    assert.equal(length, 0, `${uploaded} is delivered, although it is switched off`);
  },

  async "a new key signs the next callback"(session) {
    if (session.generatesKeys) return;
    await session.manager().apply();
    const { key } = session.cloud;
    const newKey = [...key].reverse().join("");
    await session.manager({ signing: { key: newKey } }).apply();
    await session.cloud.upload();
    const [callback] = await session.callbacks(1);
    assert.ok(callback);
    const { status } = await session.verify(callback, newKey);
    assert.equal(status, "verified", "a callback is not signed with the key that was set last");
    const old = await session.verify(callback, key);
    assert.equal(old.status, "rejected", "a callback is signed with a key that was replaced");
  },

  async "a failed callback is repeated as often as documented, with the same event"(session) {
    const { after, attempts } = session.retries;
    await session.manager().apply();
    session.server.answer = after === "failure_status" ? 500 : "none";
    await session.cloud.upload();
    const [first] = await session.callbacks(1);
    await assertWaits(session, session.waitSeconds(1));
    await session.callbacks(attempts);
    await session.quiet();
    const callbacks = session.received();
    const { length } = callbacks;
    assert.equal(length, attempts, `a failed callback comes ${length} times`);
    for (const callback of callbacks) {
      assertSame(session, first, callback);
      const { status } = await session.verify(callback);
      assert.equal(status, "verified", "a repeated callback is not signed with the key");
    }
  },

  async "a callback is repeated only after the failures that are documented"(session) {
    if (session.retries.after === "failure_status") return;
    await session.manager().apply();
    session.server.answer = 500;
    await session.cloud.upload();
    await session.callbacks(1);
    await session.quiet();
    const { length } = session.received();
    assert.equal(length, 1, `a callback with the status 500 comes ${length} times`);
  },

  async "a lost or duplicated delivery is the same event, and another upload is another one"(
    session,
  ) {
    await session.manager().apply();
    await session.cloud.upload();
    const [first] = await session.callbacks(1);
    await session.clock.advance(60_000);
    await session.cloud.redeliver();
    const [, second] = await session.callbacks(2);
    assertSame(session, first, second);
    await assertSigned(session, second, "a callback that comes again");
    await session.cloud.upload();
    const [, , third] = await session.callbacks(3);
    const [id, otherId] = [idsOf(session, first), idsOf(session, third)];
    assert.notDeepEqual(otherId, id, "two uploads give the same event");
  },
};

const uploaded = "media.uploaded" satisfies KnownEventType;

type Callback = CloudSession["server"]["callbacks"][number] | undefined;

/** Checks that a callback is signed with the key, at the time of the cloud. */
async function assertSigned(session: CloudSession, callback: Callback, what: string) {
  assert.ok(callback);
  const verification = await session.verify(callback);
  assert.ok(verification.status === "verified", `${what} is not signed with the key`);
  const now = session.clock.now();
  const ageMs = Math.abs(now - (verification.signedAt?.getTime() ?? now));
  assert.ok(ageMs <= 1000, `the signature of ${what} differs by ${ageMs} ms from the clock`);
}

function assertSame(session: CloudSession, first: Callback, other: Callback): void {
  const message = "a callback that comes again is another event";
  assert.deepEqual(idsOf(session, other), idsOf(session, first), message);
}

function idsOf(session: CloudSession, callback: Callback): readonly string[] {
  return callback === undefined ? [] : session.eventsOf(callback).map(({ id }) => id);
}

/** Checks that a retry does not come before its time. */
async function assertWaits(session: CloudSession, waitSeconds: number): Promise<void> {
  if (waitSeconds === 0) return;
  await sleep(20);
  await session.clock.advance(waitSeconds * 1000 - 1);
  await sleep(20);
  const { length } = session.received();
  assert.equal(length, 1, `a failed callback is repeated before ${waitSeconds} s`);
}
