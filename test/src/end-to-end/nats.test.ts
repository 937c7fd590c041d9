import assert from "node:assert/strict";
import { describeWithServer, serverUrl } from "../nats/server.js";
import { TestInboxes } from "../nats/test-inboxes.js";
import { collect, createTestbed, type Testbed, until } from "./testbed.js";

describeWithServer("the main job with the NATS inbox", () => {
  let testbed: Testbed;
  let inboxes: TestInboxes;
  beforeEach(async () => {
    testbed = await createTestbed();
    inboxes = await TestInboxes.connect(await serverUrl());
  });
  afterEach(async () => {
    await testbed.close();
    await inboxes.remove();
  });

  for (const provider of ["tencent", "baidu"] as const) {
    it(`delivers the events of ${provider} once, which one machine receives and another one handles`, async () => {
      const name = inboxes.nameOf(inboxes.create());
      const machine = (worker: boolean) =>
        testbed.application({
          provider,
          events: ["media.uploaded", "media.transcoded"],
          inbox: inboxes.create({ name, worker }),
        });
      const first = machine(true);
      const second = machine(true);
      const receiver = machine(false);
      const duplicates: string[] = [];
      second.diagnostics.on("duplicate", ({ id }) => duplicates.push(id));
      const [seen, seenLater] = [collect(first), collect(second)];
      await receiver.callback.apply();
      await first.start();

      const cloud = testbed[provider];
      const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
      await until(() => seen.length === 1, "the upload");
      await first.stop();
      await cloud.redeliver();
      await cloud.transcode(mediaId);
      await second.start();
      await until(() => seenLater.length === 2, "two renditions");
      await until(() => duplicates.length === 1, "the duplicate");
      assert.deepEqual(
        [...seen, ...seenLater].map(({ type, outcome }) => [type, outcome]),
        [
          ["media.uploaded", "succeeded"],
          ["media.transcoded", "succeeded"],
          ["media.transcoded", "succeeded"],
        ],
      );
      assert.deepEqual(duplicates, [seen[0]?.id]);
      assert.ok([...seen, ...seenLater].every((event) => event.mediaId === mediaId));
    });
  }
});
