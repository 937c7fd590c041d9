import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { foldEvents } from "@vod-events/core/media";
import { decodeEvent, type VodEvent } from "@vod-events/core/provider";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { longForm } from "../delivery/long-form.js";
import { Folder } from "../sqlite/folder.js";
import { handling, type ReconcilingOptions, startReconciling } from "./reconciling-process.js";
import { withoutReceipt } from "./without-receipt.js";

const stories = longForm ? 1000 : 60;
/** More than a lease lasts, so that the next process has the events of a killed one at once. */
const downMs = (handling.deadlineSeconds + 15) * 1000;

describe("a reconciliation whose process is killed repeatedly", function () {
  this.timeout(longForm ? 300_000 : 60_000);
  let cloud: SimulatedTencent;
  let folder: Folder;
  /** Answers callbacks and drops them. */
  let receiver: Server;
  let dropped: VodEvent[];
  const provider = tencent({ env: {} });

  beforeEach(async () => {
    folder = new Folder();
    dropped = [];
    receiver = createServer(async (message, response) => {
      const decoded = decodeEvent(provider, JSON.parse((await message.toArray()).join("")));
      assert.ok(decoded.ok);
      dropped.push(...provider.normalize(decoded.wire));
      response.end();
    }).listen(0, "127.0.0.1");
    await once(receiver, "listening");
    cloud = await simulateTencent();
    await cloud.configure({
      NotificationUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
      UploadMediaCompleteEventSwitch: "ON",
    });
  });
  afterEach(async () => {
    await cloud.close();
    receiver.close();
    receiver.closeAllConnections();
    await folder.remove();
  });

  /** Starts the application, and kills and restarts it until it completes. Returns the number of kills. */
  async function reconcile(options: Omit<ReconcilingOptions, "aheadMs">): Promise<number> {
    for (let kills = 0; ; kills += 1) {
      const child = await startReconciling({ ...options, aheadMs: kills * downMs });
      const result = await Promise.race([child.line(), sleep(100 + Math.random() * 600)]);
      if (result === "complete") return kills;
      await child.kill();
    }
  }

  it("handles every event, and ends in the state of the cloud", async () => {
    const since = new Date(Date.now() - 60_000);
    for (let number = 0; number < stories; number += 1) {
      const { mediaId } = await cloud.upload({ name: `${number}.mp4` });
      if (number % 10 < 7) await cloud.transcode(mediaId);
    }
    await cloud.idle();
    const { endpoint, credentials } = cloud;
    const [file, log] = [folder.file(), join(folder.path, "handled.log")];
    const kills = await reconcile({ file, log, since, cloud: { endpoint, credentials } });
    assert.ok(kills > 0);

    const handledIds = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
    const ids = dropped.map(({ id }) => id);
    assert.deepEqual([...new Set(handledIds)].sort(), [...ids].sort());
    const repeated = handledIds.length - ids.length;
    assert.ok(repeated <= kills * handling.concurrency, `${repeated} of ${kills} kills`);

    const received = dropped.map((event) => ({ event, receivedAt: new Date() }));
    const expected = foldEvents(received, () => provider.media);
    assert.equal(expected.length, stories);
    const states = folder.store().media;
    for (const state of expected) {
      const [record] = (await states?.read([state])) ?? [];
      assert.deepEqual(withoutReceipt(record?.state), withoutReceipt(state));
    }
    if (longForm) process.stdout.write(`    ${JSON.stringify({ stories, kills, repeated })}\n`);
  });
});
