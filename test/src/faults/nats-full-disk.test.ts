import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NatsServer } from "@vod-events/nats-server";
import { TestInboxes } from "../nats/test-inboxes.js";
import { describeWithOwnServer, engineOn } from "./nats-engine.js";
import { OwnApplication } from "./own-application.js";
import { SmallDisk, whyNoSmallDisk } from "./small-disk.js";

const missing = whyNoSmallDisk();
const test = missing === undefined ? it : it.skip;
const reason = missing === undefined ? "" : ` (${missing})`;

describeWithOwnServer("a NATS inbox whose server has no room", function () {
  this.timeout(60_000);
  const ending: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ending.splice(0).toReversed()) await end();
  });

  async function open(server: NatsServer): Promise<OwnApplication> {
    ending.push(() => server.remove());
    const application = await OwnApplication.create(engineOn(server));
    ending.push(() => application.remove());
    return application;
  }

  /** Receives callbacks until one is rejected. Returns the names of all. */
  async function fill(application: OwnApplication): Promise<readonly string[]> {
    const names: string[] = [];
    for (let status = 200; status === 200; ) {
      const name = randomBytes(20_000).toString("hex");
      names.push(name);
      ({ status } = await application.receive(name));
      assert.ok(status === 200 || status === 503, `${status}`);
    }
    assert.ok(names.length > 5);
    return names;
  }

  /** Checks that the accepted events are handled, and the rejected one after its redelivery. */
  async function checkRest(application: OwnApplication, names: readonly string[]) {
    await application.start();
    while ((await application.receive(names.at(-1) ?? "")).status !== 200);
    await application.untilDone(names.length);
    const handled = new Set(application.handled.map((each) => each.split(" ")[0]));
    assert.deepEqual(handled, new Set(names));
  }

  test(`rejects deliveries while its disk is full, and loses nothing when it is killed and has more room${reason}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "vod-events-disk-"));
    ending.push(() => rmSync(folder, { recursive: true }));
    const disk = new SmallDisk(folder, 1);
    ending.push(() => disk.remove());
    const server = await NatsServer.start({ storeFolder: folder });
    const application = await open(server);
    const names = await fill(application);
    // It answers nothing more, and does not stop in order.
    await server.kill();
    disk.resize(20);
    await server.start();
    await checkRest(application, names);
  });

  it("rejects deliveries at the limit of its storage (10023), and continues by itself", async () => {
    const server = await NatsServer.start({ maxFileStore: "2MB" });
    const application = await open(server);
    const { connection, manager } = await TestInboxes.connect(server.url);
    ending.push(() => connection.close());
    await manager.streams.add({ name: "other", subjects: ["other"] });
    const part = new Uint8Array(500_000);
    for (const _ of [1, 2]) await manager.jetstream().publish("other", part);
    const names = await fill(application);
    assert.deepEqual(application.failures, ["10023"]);
    await manager.streams.delete("other");
    await checkRest(application, names);
  });
});
