import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { bodyOf, type DevRun, devTestbed, hasServerFile } from "./dev-testbed.js";

describe("vod-events simulate with a dev server", function () {
  this.timeout(30_000);
  const testbed = devTestbed();

  /** Starts a dev server for a cloud and an application. */
  async function devFor(cloud: string, listener: RequestListener): Promise<DevRun> {
    testbed().configure({ providers: { [cloud]: {} } });
    const origin = await testbed().serve(listener);
    const dev = testbed().dev("--forward-to", `${origin}/vod`, "--json");
    await dev.variables();
    return dev;
  }

  const ok: RequestListener = (_request, response) => void response.writeHead(200).end();

  async function simulate(...argv: readonly string[]) {
    const { exitCode, stdout, stderr } = await testbed().run(
      ...["simulate", "--speed", "50", "--json", ...argv],
    );
    return { exitCode, stderr, summary: JSON.parse(stdout) };
  }

  it("plays the customer's story", async () => {
    const dev = await devFor("alibaba", ok);
    const { exitCode, summary } = await simulate();
    assert.equal(exitCode, 0);
    const types = dev.deliveries.flatMap(({ types: each }) => each as string[]);
    assert.deepEqual(
      types.filter((type) => !type.startsWith("workflow") && type !== "media.analyzed"),
      [
        ...["media.uploaded", "media.transcoded", "media.transcoded"],
        ...["media.transcoded", "moderation.completed", "media.deleted"],
      ],
    );
    const media = new Set(dev.deliveries.flatMap(({ mediaIds }) => mediaIds as string[]));
    assert.equal(media.size, 1, "one media");
    assert.equal(summary.counts.acknowledged, dev.deliveries.length);
  });

  it("moderates another task for each media", async () => {
    const dev = await devFor("baidu", ok);
    await simulate("moderate", "--count", "3", "--rate", "100/s");
    const moderated = dev.deliveries.filter(({ types }) =>
      (types as string[]).includes("moderation.completed"),
    );
    assert.equal(new Set(moderated.flatMap(({ ids }) => ids as string[])).size, 3);
  });

  it("names the steps that a cloud does not have", async () => {
    await devFor("mux", ok);
    const { stderr } = await simulate("moderate");
    assert.equal(stderr, "note: the simulated mux has no moderate step\n");
  });

  it("plays many stories at a rate", async () => {
    await devFor("tencent", ok);
    const begun = Date.now();
    const { summary } = await simulate("upload", "--count", "20", "--rate", "20/s");
    assert.ok(Date.now() - begun >= 900);
    const { stories, ended, counts } = summary;
    assert.deepEqual([stories, ended, counts.sent, counts.acknowledged], [20, 20, 20, 20]);
  });

  it("loses a callback without the cloud knowing", async () => {
    const dev = await devFor("baidu", ok);
    const { exitCode, summary } = await simulate("upload", "--fault", "lost");
    const { sent, delivered, lost, retried } = summary.counts;
    assert.deepEqual([sent, delivered, lost, retried, exitCode], [1, 0, 1, 0, 0]);
    assert.deepEqual([dev.deliveries[0]?.forwarded, dev.deliveries[0]?.fault], [false, "lost"]);
  });

  it("delivers a callback late", async () => {
    const dev = await devFor("baidu", ok);
    const { summary } = await simulate("upload", "--fault", "late");
    assert.deepEqual([summary.counts.sent, summary.counts.acknowledged], [1, 1]);
    assert.deepEqual(
      dev.deliveries.map(({ forwarded }) => forwarded),
      [false, true],
    );
  });

  it("delivers an event twice", async () => {
    const bodies: string[] = [];
    const dev = await devFor("baidu", async (request, response) => {
      bodies.push(await bodyOf(request));
      response.writeHead(200).end();
    });
    const { summary } = await simulate("upload", "--fault", "twice");
    await dev.until(() => dev.deliveries.length === 2);
    assert.equal(bodies[0], bodies[1]);
    assert.equal(summary.counts.sent, 1);
  });

  it("delivers callbacks out of order", async () => {
    const names: string[] = [];
    const dev = await devFor("baidu", async (request, response) => {
      const { mediaId } = JSON.parse(await bodyOf(request)).mediaUploadCompleteEvent;
      names.push(mediaId);
      response.writeHead(200).end();
    });
    const { summary } = await simulate(
      ...["upload", "--count", "2", "--rate", "50/s", "--fault", "out-of-order", "--speed", "1"],
    );
    assert.equal(summary.counts.acknowledged, 2);
    assert.deepEqual(
      dev.deliveries.map(({ fault }) => fault),
      [undefined, "out-of-order"],
    );
    assert.deepEqual(
      dev.deliveries.flatMap(({ mediaIds }) => mediaIds),
      names,
    );
  });

  it("answers 503, so that the cloud retries by its rules", async () => {
    const dev = await devFor("alibaba", ok);
    const { summary } = await simulate("upload", "--fault", "5xx");
    assert.deepEqual([summary.counts.retried, summary.counts.failed], [1, 0]);
    assert.deepEqual([dev.deliveries[0]?.status, dev.deliveries[0]?.fault], [503, "5xx"]);
  });

  it("loses an event by a 503 in a cloud that does not retry then", async () => {
    await devFor("tencent", ok);
    const { exitCode, summary, stderr } = await simulate("upload", "--fault", "5xx");
    assert.deepEqual([summary.counts.failed, exitCode], [1, 1]);
    assert.match(stderr, /^note: tencent does not retry after status 503: its events with 5xx/);
  });

  it("prints a table for people", async () => {
    await devFor("tencent", ok);
    const { stdout } = await testbed().run("simulate", "upload");
    assert.equal(
      stdout,
      [
        "upload: 1 story",
        "cloud    sent  delivered  acknowledged  retried  failed  lost  open",
        "tencent  1     1          1             0        0       0     0",
        "",
      ].join("\n"),
    );
  });

  it("rejects what the dev server does not have", async () => {
    await devFor("tencent", ok);
    for (const [argv, message] of [
      [["--provider", "baidu"], /--provider: the dev server has only tencent/],
      [["--forward-to", "localhost:1"], /--forward-to: a dev server runs/],
      [["--fault", "fire"], /Faults: lost, late, twice, out-of-order, 5xx/],
      [["live"], /Allowed choices are upload, transcode, moderate, delete, all/],
      [["--rate", "often"], /such as 20\/s or 30\/m/],
      [["--count", "0"], /an integer from 1/],
      [["--speed", "0"], /a number above 0/],
    ] as const) {
      const { exitCode, stderr } = await testbed().run("simulate", ...argv);
      assert.equal(exitCode, 2);
      assert.match(stderr, message);
    }
  });

  it("counts pulled and confirmed events in pull mode", async () => {
    testbed().configure({ providers: { tencent: {} } });
    const dev = testbed().dev("--mode", "pull", "--json");
    const variables = await dev.variables();
    assert.equal(variables.VOD_CALLBACK_URL, undefined);
    const { events } = await testbed().application(variables, "tencent");
    const { exitCode, summary } = await simulate("upload", "--count", "3", "--rate", "100/s");
    const { sent, delivered, acknowledged, open } = summary.counts;
    assert.deepEqual([sent, delivered, acknowledged, open, exitCode], [3, 3, 3, 0, 0]);
    assert.equal(events.length, 3);
    await dev.until(() => dev.stdout.includes('"confirmed":3'));
    for (const argv of [
      ["simulate", "--fault", "lost"],
      ["dev", "resend"],
    ]) {
      assert.match((await testbed().run(...argv)).stderr, /^error\[usage\]: .*pull mode/);
    }
  });
});

describe("vod-events simulate with clouds of its own", function () {
  this.timeout(30_000);
  const testbed = devTestbed();

  it("forwards to the application and ends", async () => {
    testbed().configure({ providers: { baidu: {} } });
    let calls = 0;
    const origin = await testbed().serve((_request, response) => {
      calls += 1;
      response.writeHead(calls === 1 ? 500 : 200).end();
    });
    const { exitCode, stdout, stderr } = await testbed().run(
      ...["simulate", "--forward-to", `${origin}/vod`, "--port", "0", "--speed", "50", "--json"],
    );
    assert.equal(exitCode, 0, stderr);
    const { sent, acknowledged, retried } = JSON.parse(stdout).counts;
    assert.deepEqual([sent, acknowledged, retried], [4, 4, 1]);
    assert.equal(calls, 5);
    assert.match(stderr, /answers 500: see its log. baidu sends it again in 0\.02 s/);
    const cache = join(testbed().env.XDG_CACHE_HOME, "vod-events");
    assert.equal(hasServerFile(join(cache, readdirSync(cache)[0] ?? "")), false);
  });

  it("fails when the application is not up, and says so", async () => {
    testbed().configure({ providers: { tencent: {} } });
    const { exitCode, stdout, stderr } = await testbed().run(
      ...["simulate", "upload", "--forward-to", "127.0.0.1:1", "--port", "0"],
    );
    assert.equal(exitCode, 1);
    assert.match(stderr, /nothing listens on http:\/\/127\.0\.0\.1:1: start the application/);
    assert.match(stderr, /does not send it again: run vod-events simulate again/);
    assert.match(stdout, /^tencent {2}1 {5}0 {10}0 {13}2 {8}1/m);
  });
});
