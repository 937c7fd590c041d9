import assert from "node:assert/strict";
import { devTestbed } from "./dev-testbed.js";

describe("vod-events trigger --dev", function () {
  this.timeout(30_000);
  const testbed = devTestbed();
  beforeEach(() => testbed().configure({ providers: { tencent: {} } }));

  it("has the simulated cloud send the event, signed for the application", async () => {
    const origin = await testbed().serve((request, response) => handle(request, response));
    const dev = testbed().dev("--forward-to", `${origin}/vod`, "--json");
    const { handle, events } = await testbed().application(await dev.variables(), "tencent");
    const argv = [
      "trigger",
      "NewFileUpload",
      "--dev",
      "--provider",
      "tencent",
      "--duplicate",
      "--json",
    ];
    const { exitCode, stdout, stderr } = await testbed().run(...argv);
    assert.deepEqual([exitCode, stderr], [0, ""]);
    const [published, again] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(again, published);
    assert.deepEqual([published.type, published.nativeType], ["media.uploaded", "NewFileUpload"]);
    await dev.until(() => dev.deliveries.length === 2);
    const statuses = dev.deliveries.map(({ status, ids }) => [status, ids]);
    assert.deepEqual(statuses, [
      [200, [published.id]],
      [200, [published.id]],
    ]);
    assert.deepEqual(
      events.map(({ id }) => id),
      [published.id],
    );
  });

  it("puts the event into the queue of a cloud that is pulled", async () => {
    const dev = testbed().dev("--mode", "pull", "--json");
    await dev.variables();
    const { exitCode } = await testbed().run(
      "trigger",
      "media.uploaded",
      "--dev",
      "--provider",
      "tencent",
      "--count",
      "3",
    );
    assert.equal(exitCode, 0);
    const sent = () => dev.lines.some(({ kind, sent }) => kind === "queue" && sent === 3);
    await dev.until(sent);
  });

  it("says that no dev server runs, or which clouds it has", async () => {
    const missing = await testbed().run(
      "trigger",
      "media.uploaded",
      "--dev",
      "--provider",
      "tencent",
    );
    assert.equal(missing.exitCode, 1);
    assert.match(missing.stderr, /^error\[dev_not_running\]: .* Start vod-events dev first/);
    testbed().configure({ provider: "tencent", providers: { tencent: {}, baidu: {} } });
    const dev = testbed().dev("--provider", "tencent", "--json");
    await dev.variables();
    const other = await testbed().run("trigger", "media.uploaded", "--dev", "--provider", "baidu");
    assert.equal(other.exitCode, 2);
    assert.match(other.stderr, /has no cloud of baidu\. Clouds: tencent/);
  });

  it("cannot be combined with what the cloud decides", async () => {
    for (const flag of ["--bad-signature", "--dry-run"]) {
      const { exitCode, stderr } = await testbed().run("trigger", "media.uploaded", "--dev", flag);
      assert.equal(exitCode, 2);
      assert.match(stderr, /'--dev' cannot be used with option/);
    }
  });
});
