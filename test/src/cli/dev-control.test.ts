import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../examples/free-port.js";
import { bodyOf, devTestbed, hasServerFile } from "./dev-testbed.js";

describe("a second command beside vod-events dev", function () {
  this.timeout(30_000);
  const testbed = devTestbed();
  beforeEach(() => testbed().configure({ providers: { tencent: {} } }));

  const stateFolder = () => {
    const cache = join(testbed().env.XDG_CACHE_HOME, "vod-events");
    return join(cache, readdirSync(cache)[0] ?? "");
  };

  it("resends the last event, or one by its id or media", async () => {
    const bodies: string[] = [];
    const origin = await testbed().serve(async (request, response) => {
      bodies.push(await bodyOf(request));
      response.writeHead(200).end();
    });
    const dev = testbed().dev("--forward-to", `${origin}/vod`, "--json");
    await dev.variables();
    await testbed().run("simulate", "upload");
    const [delivery = assert.fail("no delivery")] = dev.deliveries;
    const [id = ""] = delivery.ids as string[];
    const [mediaId = ""] = delivery.mediaIds as string[];
    for (const argv of [[], [id], [mediaId]]) {
      const { exitCode, stdout } = await testbed().run("dev", "resend", "--json", ...argv);
      assert.equal(exitCode, 0);
      assert.deepEqual(JSON.parse(stdout), { resent: [id] });
    }
    await dev.until(() => dev.deliveries.length === 4);
    assert.deepEqual(
      bodies.map((body) => JSON.parse(body).FileUploadEvent.FileId),
      [mediaId, mediaId, mediaId, mediaId],
    );
    const unknown = await testbed().run("dev", "resend", "other");
    assert.match(unknown.stderr, /^error\[id_unknown\]: the dev server has no such event/);
  });

  it("says that no dev server runs", async () => {
    for (const argv of [["dev", "resend"], ["simulate"]]) {
      const { exitCode, stderr } = await testbed().run(...argv);
      assert.equal(exitCode, 1);
      assert.match(stderr, /^error\[dev_not_running\]: no dev server .* Start vod-events dev/);
    }
  });

  it("is rejected when it is a second dev server of the project", async () => {
    await testbed().dev("--json").variables();
    const { exitCode, stderr } = await testbed().run("dev", "--port", "0");
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[dev_running\]: .*\(process \d+\)\. Stop it first/);
  });

  it("says which port is taken", async () => {
    const port = await freePort();
    await testbed().serve(() => {}, port);
    const { exitCode, stderr } = await testbed().run("dev", "--port", String(port));
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /^error\[port_unavailable\]: port \d+ of 127\.0\.0\.1, for the callbacks, is in use/,
    );
    assert.equal(hasServerFile(stateFolder()), false);
  });

  it("says which port of a cloud is taken, and closes the other ports", async () => {
    const port = await freePort();
    const base = port - 4;
    await testbed().serve(() => {}, port);
    const { stderr } = await testbed().run("dev", "--port", String(base));
    assert.match(
      stderr,
      /^error\[port_unavailable\]: port \d+ of 127\.0\.0\.1, for the simulated cloud of tencent,/,
    );
    await testbed().serve(() => {}, base);
  });

  it("rejects to forward to itself", async () => {
    const { exitCode, stderr } = await testbed().run(
      ...["dev", "--port", "4400", "--forward-to", "http://localhost:4400/vod"],
    );
    assert.equal(exitCode, 2);
    assert.match(stderr, /^error\[usage\]: --forward-to: port 4400 is that of this command/);
  });

  it("finds the same key and URL in the next run, also after a crash", async () => {
    const first = testbed().dev("--json");
    const before = await first.variables();
    assert.equal(hasServerFile(stateFolder()), true);
    assert.equal(await first.stop(), 0);
    assert.equal(hasServerFile(stateFolder()), false);
    const left = { pid: 1, port: await freePort(), token: "of a crashed server" };
    writeFileSync(join(stateFolder(), "dev-server.json"), JSON.stringify(left));
    const after = await testbed().dev("--json").variables();
    assert.equal(after.VOD_SIGNING_KEY, before.VOD_SIGNING_KEY);
  });

  it("needs the token of the state folder", async () => {
    const variables = await testbed().dev("--json").variables();
    const { origin } = new URL(variables.VOD_CALLBACK_URL ?? "");
    for (const path of ["status", "resend", "stories"]) {
      const response = await fetch(`${origin}/.vod-events/${path}`, { method: "POST" });
      assert.equal(response.status, 404);
    }
  });
});

describe("the config file of vod-events dev", function () {
  this.timeout(30_000);
  const testbed = devTestbed();

  it("is applied after a change, and an invalid one is not", async () => {
    testbed().configure({ providers: { tencent: {} } });
    const dev = testbed().dev("--json");
    await dev.variables();
    const callback = { events: ["media.transcoded"] };
    testbed().configure({ providers: { tencent: {}, baidu: {} }, callback });
    await dev.until(() => dev.lines.filter(({ kind }) => kind === "config").length === 2);
    assert.deepEqual(
      dev.lines.find(({ provider, kind }) => kind === "config" && provider === "tencent")?.changes,
      ["events.media.uploaded", "events.media.deleted", "events.media.persisted"],
    );
    testbed().configure("{ nonsense");
    await dev.until(() => dev.stderr.includes("still used"));
    assert.match(
      dev.stderr,
      /error\[config_invalid\]: vod-events\.config\.json: .* The config before/,
    );
    const { stdout } = await testbed().run("simulate", "transcode", "--speed", "50", "--json");
    assert.deepEqual(Object.keys(JSON.parse(stdout).clouds), ["tencent", "baidu"]);
    assert.deepEqual(
      [...new Set(dev.deliveries.flatMap(({ types }) => types as string[]))].sort(),
      ["media.transcoded", "workflow.completed"],
    );
  });

  it("is rejected at the start when it is invalid", async () => {
    testbed().configure("{ nonsense");
    const { exitCode, stderr } = await testbed().run("dev", "--port", "0");
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[config_invalid\]: vod-events\.config\.json/);
  });

  it("may have a provider without a simulated cloud", async () => {
    testbed().configure({ providers: { tencent: {}, baidu: {} } });
    const { exitCode, stderr } = await testbed().run(
      ...["dev", "--port", "0", "--mode", "pull", "--provider", "baidu"],
    );
    assert.equal(exitCode, 2);
    assert.match(stderr, /^error\[usage\]: --provider: baidu has no pull mode/);
    const dev = testbed().dev("--mode", "pull", "--json");
    await dev.variables();
    assert.match(dev.stderr, /^note: baidu has no pull mode$/m);
  });

  it("may name a provider in its own way, and an adapter twice", async () => {
    testbed().configure({
      providers: { main: { adapter: "tencent" }, second: { adapter: "tencent" } },
    });
    const dev = testbed().dev("--json");
    await dev.variables();
    assert.match(dev.stderr, /^note: second is skipped: main has the same adapter$/m);
    await testbed().run("simulate", "upload");
    assert.deepEqual(
      dev.deliveries.map(({ provider }) => provider),
      ["main"],
    );
  });
});
