import assert from "node:assert/strict";
import type { VodEvents } from "@vod-events/core";
import { type InboxStore, storedInbox } from "@vod-events/core/inbox";
import { describeWithServer, TestDatabase } from "../postgres/database.js";
import { Folder } from "../sqlite/folder.js";
import { deliver, importFailed, mediaApplication, transcoded, uploaded } from "./media-cloud.js";

/** Two applications on the same data: one receives and handles, the other one waits. */
class Pair {
  readonly handling: VodEvents;
  readonly waiting: VodEvents;

  constructor(open: () => InboxStore, pollSeconds: number) {
    const media = { pollSeconds };
    this.handling = mediaApplication({ inbox: storedInbox(open()), media });
    this.waiting = mediaApplication({ inbox: storedInbox(open(), { worker: false }), media });
  }

  async start(): Promise<void> {
    await this.handling.start();
    await this.waiting.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.handling.stop(), this.waiting.stop()]);
  }
}

/** The cases of waits in another process than that of the events. */
function waitCases(pair: () => Pair): void {
  it("resolves when the event arrives at the other one", async () => {
    const ready = pair().waiting.media.waitFor("m", "ready");
    const uploads = pair().waiting.media.waitFor("m", "uploaded");
    await deliver(pair().handling, uploaded("m"));
    assert.equal((await uploads).status, "uploaded");
    await deliver(pair().handling, transcoded("m"));
    assert.equal((await ready).status, "ready");
  });

  it("rejects when the media fails at the other one", async () => {
    const ready = assert.rejects(pair().waiting.media.waitFor("m", "ready"), {
      code: "media_failed",
    });
    await deliver(pair().handling, importFailed("m"));
    await ready;
  });

  it("resolves a thousand waits", async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `m${index}`);
    const waits = ids.map((id) => pair().waiting.media.waitFor(id, "ready"));
    for (let index = 0; index < ids.length; index += 100) {
      const events = ids.slice(index, index + 100).map((id) => transcoded(id));
      await deliver(pair().handling, ...events);
    }
    assert.equal((await Promise.all(waits)).length, 1000);
  }).timeout(20_000);

  it("emits a change only where the event is handled", async () => {
    const emitted: string[] = [];
    pair().handling.media.on("changed", () => emitted.push("handling"));
    pair().waiting.media.on("changed", () => emitted.push("waiting"));
    const ready = pair().waiting.media.waitFor("m", "ready");
    await deliver(pair().handling, transcoded("m"));
    await ready;
    assert.deepEqual(emitted, ["handling"]);
  });
}

describe("two applications on one SQLite file", () => {
  let folder: Folder;
  let pair: Pair;
  beforeEach(async () => {
    folder = new Folder();
    pair = new Pair(() => folder.store(), 0.02);
    await pair.start();
  });
  afterEach(async () => {
    await pair.stop();
    await folder.remove();
  });

  waitCases(() => pair);
});

describeWithServer("two applications on one PostgreSQL database, by its notifications", () => {
  let database: TestDatabase;
  let pair: Pair;
  before(async function () {
    this.timeout(60_000);
    await TestDatabase.create().then((first) => first.remove());
  });
  beforeEach(async () => {
    database = await TestDatabase.create();
    pair = new Pair(() => database.store({ pool: database.openPool() }), 3600);
    await pair.start();
  });
  afterEach(async () => {
    await pair.stop();
    await database.remove();
  });

  waitCases(() => pair);
});
