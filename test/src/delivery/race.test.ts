import assert from "node:assert/strict";
import { TestEnvironment, within } from "./environment.js";
import { forEachOf, post } from "./post.js";
import { Receiver } from "./receiver.js";

const events = 1000;
const names = Array.from({ length: events }, (_, index) => `m${index}`);

describe("two applications on one file", () => {
  let environment: TestEnvironment;
  let rivals: readonly Receiver[] = [];
  beforeEach(() => {
    environment = new TestEnvironment();
  });
  afterEach(async () => {
    for (const rival of rivals) await rival.kill();
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
    const start = () => Receiver.start({ ...options, aheadMs: 0 });
    rivals = await Promise.all([start(), start()]);
    const feed = (rival: Receiver) =>
      forEachOf(names, 16, async (name) => assert.equal(await post(rival, name), 200));
    await Promise.all(rivals.map(feed));
    const handled = () => environment.handled().size;
    await within(
      30,
      () => handled() === events,
      () => `${handled()} of ${events} are handled`,
    );
    for (const rival of rivals) assert.equal(await rival.stop(), 0);
    const { waiting, running, done, dead } = await environment.stats();
    assert.deepEqual([waiting, running, done, dead], [0, 0, events, 0]);
    assert.equal(environment.doubles(), 0);
  });
});
