import assert from "node:assert/strict";
import { freePort } from "../examples/free-port.js";
import { devTestbed } from "./dev-testbed.js";

describe("the advice of vod-events dev", function () {
  this.timeout(30_000);
  const testbed = devTestbed();
  beforeEach(() => testbed().configure({ providers: { baidu: {} } }));

  /** Has a cloud call an application that always responds with a status. */
  async function callOne(status: number) {
    const origin = await testbed().serve((_request, response) => response.writeHead(status).end());
    const dev = testbed().dev("--forward-to", `${origin}/vod?token=canary`, "--json");
    const variables = await dev.variables();
    const { exitCode, stdout } = await testbed().run("simulate", "upload", "--json");
    assert.equal(exitCode, 1);
    assert.doesNotMatch(dev.stderr + JSON.stringify(dev.deliveries), /canary/);
    return { dev, variables, counts: JSON.parse(stdout).counts };
  }

  it("says that the application is not up, and delivers when it is", async () => {
    const port = await freePort();
    const dev = testbed().dev("--forward-to", `127.0.0.1:${port}/vod`, "--json");
    await dev.variables();
    const simulated = testbed().run("simulate", "upload", "--json");
    await dev.until(() => dev.deliveries.length > 0);
    assert.match(dev.stderr, /nothing listens on http:\/\/127\.0\.0\.1:\d+: start the application/);
    assert.match(dev.stderr, /baidu sends it again in 1 s/);
    await testbed().serve((_request, response) => response.writeHead(200).end(), port);
    const { exitCode, stdout } = await simulated;
    assert.equal(exitCode, 0);
    const { sent, acknowledged, retried } = JSON.parse(stdout).counts;
    assert.deepEqual([sent, acknowledged, retried > 0], [1, 1, true]);
    assert.equal(dev.deliveries[0]?.status, "no_connection");
    assert.equal(dev.deliveries.at(-1)?.attempt, dev.deliveries.length);
  });

  it("says which line to paste when the application rejects the signature, once", async () => {
    const { dev, variables, counts } = await callOne(401);
    const line = `export VOD_SIGNING_KEY='${variables.VOD_SIGNING_KEY}'`;
    assert.equal(dev.stderr.split(line).length, 3, "before the retries and after the last");
    assert.match(dev.stderr, /baidu does not send it again: vod-events dev resend does/);
    assert.deepEqual([counts.retried, counts.failed], [3, 1]);
  });

  it("says where a receiver is missing", async () => {
    const { dev } = await callOne(404);
    assert.match(dev.stderr, /answers 404: it has no receiver at \/vod\/baidu/);
  });

  it("says to see the log of an application that fails", async () => {
    const { dev } = await callOne(500);
    assert.match(dev.stderr, /answers 500: see its log/);
  });

  it("says that the application did not answer in time", async () => {
    const origin = await testbed().serve(() => {});
    const dev = testbed().dev("--forward-to", origin, "--json");
    await dev.variables();
    void testbed().run("simulate", "upload");
    await dev.until(() => dev.deliveries.length > 0);
    assert.equal(dev.deliveries[0]?.status, "timeout");
    assert.match(dev.stderr, /did not answer baidu in time/);
  });
});
