import assert from "node:assert/strict";
import { TestEnvironment, waitUntil } from "./environment.js";
import type { ListeningProcess } from "./listening-process.js";
import { forEachOf, postUpload } from "./post.js";
import { startReceiver } from "./receiver.js";

const events = 1000;
const names = Array.from({ length: events }, (_, index) => `m${index}`);

describe("two applications on one file", () => {
  let environment: TestEnvironment;
  let receivers: readonly ListeningProcess[] = [];
  beforeEach(() => {
    environment = new TestEnvironment();
  });
  afterEach(async () => {
    for (const receiver of receivers) await receiver.kill();
    environment.remove();
  });

  it("handle each event once when both receive its callback", async function () {
    this.timeout(60_000);
    const options = {
      file: environment.file,
      log: environment.log,
      concurrency: 8,
      deadlineSeconds: 20,
    };
    const start = () => startReceiver({ ...options, aheadMs: 0 });
    receivers = await Promise.all([start(), start()]);
    const feed = (receiver: ListeningProcess) =>
      forEachOf(names, 16, async (name) => assert.equal(await postUpload(receiver, name), 200));
    await Promise.all(receivers.map(feed));
    const handled = () => environment.handled().size;
    await waitUntil(
      30,
      () => handled() === events,
      () => `${handled()} of ${events} are handled`,
    );
    for (const receiver of receivers) assert.equal(await receiver.stop(), 0);
    const { waiting, running, done, dead } = await environment.stats();
    assert.deepEqual([waiting, running, done, dead], [0, 0, events, 0]);
    assert.equal(environment.duplicates(), 0);
  });
});
