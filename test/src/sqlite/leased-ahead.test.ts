import assert from "node:assert/strict";
import { type InboxHost, type StoredInbox, storedInbox } from "@vod-events/core/inbox";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { Folder } from "./folder.js";
import { newEntry, start } from "./new-entry.js";
import { commitsInLog } from "./wal-commits.js";

describe("SQLite inbox: events that are leased before a handler is free", () => {
  let folder: Folder;
  let clock: FakeClock;
  let closing: AbortController;
  let handled: string[];
  /** The events whose handlers wait until the test ends. */
  let isSlow: (name: string) => boolean;
  let endSlow: () => void;

  beforeEach(() => {
    folder = new Folder();
    clock = fakeClock(start);
    closing = new AbortController();
    handled = [];
    isSlow = () => false;
  });
  afterEach(() => folder.remove());

  async function open(handling: Partial<InboxHost["handling"]> = {}): Promise<StoredInbox> {
    const slow = new Promise<void>((resolve) => {
      endSlow = resolve;
    });
    const inbox = storedInbox(folder.store());
    inbox.open({
      async handle({ event }) {
        handled.push(event.mediaId ?? "");
        if (isSlow(event.mediaId ?? "")) await slow;
      },
      confirmsEvents: false,
      handling: {
        concurrency: 1,
        deadlineMs: 20_000,
        attempts: 10,
        retryBaseMs: 1000,
        retryCapMs: 300_000,
        serialByMedia: false,
        ...handling,
      },
      clock,
      random: () => 0.5,
      report: () => true,
      closing: closing.signal,
    });
    await inbox.start();
    return inbox;
  }

  async function accept(inbox: StoredInbox, ...names: readonly string[]): Promise<void> {
    assert.equal(await inbox.accept(names.map((name) => newEntry(name))), "accepted");
  }

  async function until(check: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await check())) await clock.advance(0);
  }

  async function stop(inbox: StoredInbox): Promise<void> {
    closing.abort();
    endSlow();
    await inbox.stop();
  }

  async function openEvents(): Promise<readonly (readonly [string, string, number])[]> {
    const entries = await folder.store().list({ states: ["waiting", "running"] });
    return entries.map(({ id, state, attempts }) => [id, state, attempts] as const);
  }

  it("are stored and leased by one commit, and completed by another one", async () => {
    const inbox = await open({ concurrency: 8 });
    await until(async () => (await inbox.admin.stats()).waiting === 0);
    const before = commitsInLog(folder.file());
    await accept(inbox, "a", "b");
    assert.deepEqual(handled, [], "the delivery is acknowledged first");
    await until(async () => (await inbox.admin.stats()).done === 2);
    assert.equal(commitsInLog(folder.file()) - before, 2);
    await stop(inbox);
  });

  it("are handled in order, by no more handlers than configured", async () => {
    const inbox = await open({ concurrency: 2 });
    await accept(inbox, "a");
    await until(() => handled.length === 1);
    isSlow = () => true;
    await accept(inbox, "b", "c", "d", "e");
    await until(() => handled.length === 3);
    assert.deepEqual(handled, ["a", "b", "c"]);
    assert.equal((await inbox.admin.stats()).running, 4);
    endSlow();
    await until(() => handled.length === 5);
    assert.deepEqual(handled, ["a", "b", "c", "d", "e"]);
    await stop(inbox);
  });

  it("are given back on shutdown, as if they had not been leased", async () => {
    const inbox = await open();
    await accept(inbox, "a");
    await until(() => handled.length === 1);
    isSlow = () => true;
    await accept(inbox, "b", "c", "d");
    await until(() => handled.length === 2);
    assert.equal((await inbox.admin.stats()).running, 3);
    await stop(inbox);
    assert.deepEqual(await openEvents(), [
      ["acme:d", "waiting", 0],
      ["acme:c", "waiting", 0],
    ]);
  });

  it("are given back when no handler becomes free in a second", async () => {
    const inbox = await open();
    await accept(inbox, "a");
    await until(() => handled.length === 1);
    isSlow = () => true;
    await accept(inbox, "b", "c");
    await until(() => handled.length === 2);
    await clock.advance(2000);
    await until(async () => (await inbox.admin.stats()).waiting === 1);
    assert.deepEqual(await openEvents(), [
      ["acme:c", "waiting", 0],
      ["acme:b", "running", 1],
    ]);
    await stop(inbox);
  });

  it("do not exist when the events of a media are handled one after the other", async () => {
    const inbox = await open({ serialByMedia: true });
    await accept(inbox, "a");
    await until(() => handled.length === 1);
    isSlow = () => true;
    await accept(inbox, "b", "c");
    await until(() => handled.length === 2);
    assert.equal((await inbox.admin.stats()).running, 1);
    await stop(inbox);
  });
});
