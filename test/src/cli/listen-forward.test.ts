import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sqliteStore } from "@vod-events/sqlite";
import { Webhook } from "standardwebhooks";
import { freePort } from "../examples/free-port.js";
import { nextSecret, secret } from "../gateway/attempt.js";
import { type Endpoint, endpointTestbed } from "../gateway/endpoint.js";
import { listenerTestbed, post } from "./listener.js";
import { runInProcess } from "./run-in-process.js";

const env = { VOD_FORWARD_SECRET: secret };

function mediaIds({ received }: Endpoint): readonly unknown[] {
  return received.map(({ body }) => JSON.parse(body).subject);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}

async function statsOf(file: string) {
  const store = sqliteStore(file);
  try {
    return await store.stats();
  } finally {
    await store.close();
  }
}

const tencent = ["listen", "--provider", "tencent", "--allow-unsigned"];
const to = ["--forward-to", "localhost:9"];

describe("vod-events listen --forward-to", function () {
  this.timeout(20_000);
  const stage = listenerTestbed();
  const open = endpointTestbed();

  it("posts events instead of printing them, and counts them at the end", async () => {
    const endpoint = await open();
    const flags = ["--forward-to", endpoint.url];
    const listener = stage.listen({ folder: stage.folder(), flags, env });
    const url = await listener.url();
    for (const id of ["1", "2", "2"]) assert.equal(await post(url, id), 200);
    await until(() => endpoint.received.length === 2);
    assert.deepEqual(await listener.end(), [0, null]);
    assert.deepEqual(mediaIds(endpoint), ["1", "2"]);
    for (const { body, headers } of endpoint.received) {
      new Webhook(secret).verify(body, headers as Record<string, string>);
    }
    assert.equal(listener.stdout, "");
    const { origin } = new URL(endpoint.url);
    assert.ok(
      listener.stderr.endsWith(`stopped: 2 events forwarded to ${origin}, 1 duplicate dropped\n`),
    );
  });

  it("prints events, too, with --json", async () => {
    const endpoint = await open();
    const flags = ["--forward-to", endpoint.url, "--json"];
    const listener = stage.listen({ folder: stage.folder(), flags, env });
    await post(await listener.url(), "1");
    await listener.until(() => listener.events.length === 1);
    await until(() => endpoint.received.length === 1);
    await listener.end();
    assert.deepEqual([listener.ids, mediaIds(endpoint)], [["1"], ["1"]]);
    assert.match(listener.stderr, /stopped: 1 event forwarded to \S+, 1 event printed\n$/);
  });

  it("posts the original callback with --as raw", async () => {
    const endpoint = await open();
    const flags = ["--forward-to", endpoint.url, "--as", "raw"];
    const listener = stage.listen({ folder: stage.folder(), flags });
    await post(await listener.url(), "1");
    await until(() => endpoint.received.length === 1);
    const { Sign, ...event } = JSON.parse(endpoint.received[0]?.body ?? "");
    assert.match(Sign, /^[0-9a-f]{32}$/);
    assert.equal(event.FileUploadEvent.FileId, "1");
  });

  it("gives named endpoints an inbox and a secret each, and delays none", async () => {
    const [catalog, search] = [await open(), await open()];
    search.respond = (response) => response.writeHead(500).end();
    const folder = stage.folder();
    const flags = [
      ...["--forward-to", `catalog=${catalog.url}`, "--forward-to", `search-2=${search.url}`],
      ...["--attempts", "1"],
    ];
    const secrets = { VOD_FORWARD_SECRET_CATALOG: secret, VOD_FORWARD_SECRET_SEARCH_2: nextSecret };
    const listener = stage.listen({ folder, flags, env: secrets });
    const url = await listener.url();
    for (const id of ["1", "2"]) await post(url, id);
    await until(() => catalog.received.length === 2 && search.received.length === 2);
    await listener.until(() => listener.stderr.split("dead letter: ").length === 3);
    await listener.end();
    assert.match(listener.stderr, /forward_failed: search-2 answered with status 500\n/);
    assert.match(
      listener.stderr,
      /2 events forwarded to catalog, 0 events forwarded to search-2\n$/,
    );
    const [{ body, headers } = assert.fail()] = search.received;
    new Webhook(nextSecret).verify(body, headers as Record<string, string>);
    const dead = await statsOf(join(folder, "vod-events.search-2.db"));
    const done = await statsOf(join(folder, "vod-events.catalog.db"));
    assert.deepEqual([dead.dead, done.dead, done.done], [2, 0, 2]);
    assert.equal(existsSync(join(folder, "vod-events.db")), false);
  });

  it("stops forwarding at status 410, says so, and forwards the events after a restart", async () => {
    const endpoint = await open();
    endpoint.respond = (response) => response.writeHead(410).end();
    const folder = stage.folder();
    const flags = ["--forward-to", endpoint.url];
    const listener = stage.listen({ folder, flags, env });
    const url = await listener.url();
    await post(url, "1");
    await listener.until(() => listener.stderr.includes("endpoint gone: "));
    await post(url, "2");
    await sleep(300);
    assert.deepEqual(mediaIds(endpoint), ["1"]);
    await listener.end();
    endpoint.respond = (response) => response.writeHead(200).end();
    const next = stage.listen({ folder, flags, env });
    await next.until(() => next.stderr.includes("has 2 events of an earlier run"));
    await until(() => endpoint.received.length === 3);
    assert.deepEqual(mediaIds(endpoint).toSorted(), ["1", "1", "2"]);
  });

  it("rotates secrets in the file of --secret-file without a restart", async () => {
    const endpoint = await open();
    const folder = stage.folder();
    const file = join(folder, "secrets");
    writeFileSync(file, `${secret}\n`);
    const flags = ["--forward-to", endpoint.url, "--secret-file", file];
    const listener = stage.listen({ folder, flags });
    const url = await listener.url();
    for (const secrets of [[secret], [nextSecret, secret], [nextSecret]]) {
      writeFileSync(file, `${secrets.join("\n")}\n`);
      await post(url, secrets.join());
      await until(() => mediaIds(endpoint).includes(secrets.join()));
      const { body, headers } = endpoint.received.at(-1) ?? assert.fail();
      const signatures = String(headers["webhook-signature"]).split(" ");
      assert.equal(signatures.length, secrets.length);
      for (const key of secrets) {
        new Webhook(key).verify(body, headers as Record<string, string>);
      }
    }
  });

  it("notes events of an earlier run that no named endpoint gets", async () => {
    const folder = stage.folder();
    const endpoint = await open();
    endpoint.respond = (response) => response.writeHead(503).end();
    const first = stage.listen({ folder, flags: ["--forward-to", endpoint.url], env });
    await post(await first.url(), "1");
    await until(() => endpoint.received.length > 0);
    await first.end();
    const flags = ["--forward-to", `catalog=${endpoint.url}`];
    const secrets = { VOD_FORWARD_SECRET_CATALOG: secret };
    const second = stage.listen({ folder, flags, env: secrets });
    await second.url();
    assert.match(second.stderr, /note: no endpoint gets 1 event of an earlier run\./);
  });

  it("prints no secret and no query of the endpoint's URL", async () => {
    const endpoint = await open();
    endpoint.respond = (response) => response.writeHead(404).end("canary-body");
    const flags = ["--forward-to", `${endpoint.url}/canary-path?canary=query`, "--attempts", "1"];
    const listener = stage.listen({ folder: stage.folder(), flags, env });
    await post(await listener.url(), "1");
    await listener.until(() => listener.stderr.includes("dead letter: "));
    await listener.end();
    assert.doesNotMatch(listener.stdout + listener.stderr, new RegExp(`canary|${secret}`));
  });

  it("rejects a secret that is none without quoting it", async () => {
    const argv = [...tencent, ...to, "--port", "0", "--inbox", join(stage.folder(), "a.db")];
    const canary = { VOD_FORWARD_SECRET: "canary" };
    const { exitCode, stderr } = await runInProcess(argv, { env: canary });
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /^error\[config_invalid\]: the secret of --forward-to: each must be whsec_/,
    );
    assert.doesNotMatch(stderr, /canary/);
  });

  it("opens no port for a secret that is none", async () => {
    const port = String(await freePort());
    const argv = [...tencent, ...to, "--port", port, "--inbox", join(stage.folder(), "a.db")];
    await runInProcess(argv, { env: { VOD_FORWARD_SECRET: "canary" } });
    const server = createServer().listen(Number(port), "127.0.0.1");
    await once(server, "listening");
    server.close();
  });

  it("ends its process when an endpoint cannot be opened", async () => {
    const options = { folder: stage.folder(), flags: to, env: { VOD_FORWARD_SECRET: "short" } };
    assert.deepEqual(await stage.listen(options).ended, [1, null]);
  });

  it("creates a secret with --new-secret", async () => {
    const { stdout, exitCode } = await runInProcess(["listen", "--new-secret"]);
    assert.match(stdout, /^whsec_[A-Za-z0-9+/]{43}=\n$/);
    assert.equal(exitCode, 0);
  });

  for (const [what, flags, message] of [
    ["without a secret", to, /set VOD_FORWARD_SECRET, or the file of --secret-file/],
    ["without a secret of a name", ["--forward-to", "a-b=localhost:9"], /VOD_FORWARD_SECRET_A_B/],
    ["with two endpoints without a name", [...to, ...to], /name all endpoints but one/],
    ["with a name twice", ["--forward-to", "a=x", "--forward-to", "a=y"], /a name occurs twice/],
    ["with the name of the printer", ["--forward-to", "print=x"], /the name print is reserved/],
    ["with the secret of no endpoint", [...to, "--secret-file", "a=x"], /the name of an endpoint/],
    ["with a file that is missing", [...to, "--secret-file", "x"], /x cannot be read: .* ENOENT/],
    ["with a URL that is none", ["--forward-to", "http://a b"], /must be a URL/],
    ["with raw and pull", [...to, "--as", "raw", "--mode", "pull"], /--mode pull receives none/],
    ["with an unknown format", [...to, "--as", "xml"], /cloudevents, cloudevents-binary, raw/],
    ["with no attempt", [...to, "--attempts", "0"], /integer from 1 to 999999/],
    ["with an option for endpoints alone", ["--as", "raw"], /--as needs --forward-to/],
  ] as const) {
    it(`is invalid usage ${what}`, async () => {
      const { exitCode, stderr } = await runInProcess([...tencent, ...flags]);
      assert.equal(exitCode, 2);
      assert.match(stderr, message);
    });
  }
});
