import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PostgresServer } from "@vod-events/postgres-server";
import { longForm } from "../delivery/long-form.js";
import { ownServer } from "../postgres/server.js";
import { OwnApplication } from "./own-application.js";
import { describeWithOwnServer, engineOn } from "./postgres-engine.js";
import { SmallDisk, whyNoSmallDisk } from "./small-disk.js";

const missing = whyNoSmallDisk();
const test = missing === undefined ? it : it.skip;
const reason = missing === undefined ? "" : ` (${missing})`;

describeWithOwnServer("an inbox whose server has a full disk", function () {
  this.timeout(60_000);
  const ending: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ending.splice(0).toReversed()) await end();
  });

  /** Receives callbacks until one is rejected. Returns the names of those before, and its own. */
  async function fill(application: OwnApplication) {
    const accepted: string[] = [];
    for (;;) {
      const name = randomBytes(2000).toString("hex");
      const { status } = await application.receive(name);
      if (status !== 200) return { status, accepted, rejected: name };
      accepted.push(name);
    }
  }

  async function open(server: PostgresServer, parameters = ""): Promise<OwnApplication> {
    const engine = engineOn(server);
    const urlAt = (port: number) => engine.urlAt(port) + parameters;
    const application = await OwnApplication.create({ ...engine, urlAt });
    ending.push(() => application.remove());
    await application.start();
    return application;
  }

  const nameOf = (handled: string) => handled.split(" ")[0];

  /** Checks that the accepted events are handled, and the rejected one after its redelivery. */
  async function checkRest(
    application: OwnApplication,
    accepted: readonly string[],
    rejected: string,
  ) {
    while ((await application.receive(rejected)).status !== 200);
    await application.untilDone(accepted.length + 1);
    const handled = new Set(application.handled.map(nameOf));
    assert.deepEqual(handled, new Set([...accepted, rejected]));
  }

  test(`rejects deliveries while its tables have no room (53100), and continues by itself${reason}`, async () => {
    const server = await ownServer();
    const folder = join(server.folder, "small");
    const disk = smallDisk(folder, 2, server);
    await server.query(`create tablespace small location '${folder}'`);
    ending.push(() => server.query("drop tablespace small"));
    let application: OwnApplication | undefined;
    ending.push(() => server.query(`drop schema "${application?.namespace}" cascade`));
    application = await open(server, "?options=-c%20default_tablespace%3Dsmall");
    const { status, accepted, rejected } = await fill(application);
    assert.equal(status, 503);
    assert.ok(accepted.length > 5);
    assert.ok(application.failures.includes("53100"), application.failures.join());
    disk.resize(20);
    assert.ok(!application.handled.some((each) => nameOf(each) === rejected));
    await checkRest(application, accepted, rejected);
  });

  test(`loses nothing when its server panics because its log has no room${reason || " (VOD_EVENTS_LONG=1)"}`, async function () {
    if (!longForm) this.skip();
    const disks: SmallDisk[] = [];
    const server = await PostgresServer.create((created) => {
      ending.push(() => created.remove());
      const log = join(created.folder, "log");
      disks.push(smallDisk(log, 12, created));
      return [`--waldir=${log}`, "--wal-segsize=1"];
    });
    ending.push(() => server.stop());
    await server.start();
    const application = await open(server);
    const { status, accepted, rejected } = await fill(application);
    assert.equal(status, 503);
    await server.untilEnded();
    for (const disk of disks) disk.resize(100);
    await server.start();
    await checkRest(application, accepted, rejected);
  });

  /** Mounts a disk on a new folder, which belongs to the user of a server. */
  function smallDisk(folder: string, megabytes: number, server: PostgresServer): SmallDisk {
    mkdirSync(folder);
    const disk = new SmallDisk(folder, megabytes);
    ending.push(() => disk.remove());
    server.own(folder);
    return disk;
  }
});
