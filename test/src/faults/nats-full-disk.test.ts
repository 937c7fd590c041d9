import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NatsServer } from "@vod-events/nats-server";
import { describeWithOwnServer, engineOn } from "./nats-engine.js";
import { OwnApplication } from "./own-application.js";
import { SmallDisk, whyNoSmallDisk } from "./small-disk.js";

const missing = whyNoSmallDisk();
const test = missing === undefined ? it : it.skip;
const reason = missing === undefined ? "" : ` (${missing})`;

describeWithOwnServer("a NATS inbox whose server has a full disk", function () {
  this.timeout(60_000);

  test(`rejects deliveries, and loses nothing when the server is killed and has more room${reason}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "vod-events-disk-"));
    const disk = new SmallDisk(folder, 1);
    const server = await NatsServer.start({ storeFolder: folder });
    const application = await OwnApplication.create(engineOn(server));
    try {
      const accepted: string[] = [];
      let rejected: string | undefined;
      while (rejected === undefined) {
        const name = randomBytes(20_000).toString("hex");
        const { status } = await application.receive(name);
        if (status === 200) accepted.push(name);
        else rejected = name;
      }
      assert.ok(accepted.length > 5);
      // The server answers nothing more, and does not stop in order.
      await server.kill();
      disk.resize(20);
      await server.start();
      await application.start();
      while ((await application.receive(rejected)).status !== 200);
      await application.untilDone(accepted.length + 1);
      const handled = new Set(application.handled.map((each) => each.split(" ")[0]));
      assert.deepEqual(handled, new Set([...accepted, rejected]));
    } finally {
      await application.remove();
      await server.remove();
      disk.remove();
      rmSync(folder, { recursive: true });
    }
  });
});
