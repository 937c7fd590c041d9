import assert from "node:assert/strict";
import { recordDiagnostics } from "../core/application.js";
import { omniRequest } from "./omni.js";
import { omniReceiver } from "./receiver.js";
import { TextServer } from "./text-server.js";

describe("a handshake", () => {
  let server: TextServer;
  let other: TextServer;
  beforeEach(async () => {
    other = await new TextServer({ "/confirm": "stolen" }).start();
    server = await new TextServer({
      "/confirm?token=1": "confirmed",
      "/away": { redirect: `${other.origin}/confirm` },
      "/down": 503,
    }).start();
  });
  afterEach(() => Promise.all([server.stop(), other.stop()]));

  const shake = async (url: string, origin = server.origin, key = "key-1") => {
    const { vod, seen } = omniReceiver({ allowedOrigins: [origin] });
    const recorded = recordDiagnostics(vod, "handshake", "rejected");
    const { status } = await vod.receive(omniRequest({ confirm: url }, { key }));
    assert.equal(seen.length, 0);
    return { status, recorded };
  };

  it("is answered by fetching its URL", async () => {
    const { status, recorded } = await shake(`${server.origin}/confirm?token=1`);
    assert.deepEqual([status, server.requests], [200, ["/confirm?token=1"]]);
    assert.deepEqual(
      recorded.map(({ name }) => name),
      ["handshake"],
    );
  });

  it("fetches no URL at an origin that the adapter does not allow", async () => {
    const { port } = new URL(other.origin);
    const urls = [
      `${other.origin}/confirm`,
      `http://localhost:${port}/confirm`,
      `http://user@127.0.0.1:${port}/confirm`,
      `${server.origin}.example/confirm`,
      "file:///etc/passwd",
      "not a URL",
    ];
    for (const url of urls) {
      const { status, recorded } = await shake(url);
      assert.equal(status, 422, url);
      const [{ diagnostic } = assert.fail()] = recorded;
      assert.ok("code" in diagnostic && diagnostic.code === "origin_not_allowed");
      assert.doesNotMatch(JSON.stringify(diagnostic), /confirm\b.*http|passwd/);
    }
    assert.deepEqual([other.requests, server.requests], [[], []]);
  });

  it("fetches nothing before the signature is verified", async () => {
    const { status } = await shake(`${server.origin}/confirm?token=1`, server.origin, "another");
    assert.deepEqual([status, server.requests], [401, []]);
  });

  it("follows no redirect, and is not acknowledged then", async () => {
    const { status } = await shake(`${server.origin}/away`);
    assert.deepEqual([status, other.requests], [503, []]);
  });

  it("is not acknowledged while the server fails, so that the provider repeats it", async () => {
    const { status, recorded } = await shake(`${server.origin}/down`);
    assert.equal(status, 503);
    const [{ diagnostic } = assert.fail()] = recorded;
    assert.ok("problems" in diagnostic);
    assert.deepEqual(diagnostic.problems, [
      "a URL of the delivery could not be fetched: the server answered with 503",
    ]);
  });

  it("matches one label of the host for each * of an allowed origin", async () => {
    const patterns: readonly [string, boolean][] = [
      ["http://127.0.*.1:PORT", true],
      ["http://*.0.0.1:PORT", true],
      ["http://*.0.1:PORT", false],
      ["https://127.0.0.1:PORT", false],
      ["http://127.0.0.*", false],
      ["http://127x0x0x1:PORT", false],
    ];
    const { port } = new URL(server.origin);
    for (const [pattern, allowed] of patterns) {
      const url = `${server.origin}/confirm?token=1`;
      const { status } = await shake(url, pattern.replace("PORT", port));
      assert.equal(status, allowed ? 200 : 422, pattern);
    }
  });
});

describe("a certificate of a signature", () => {
  let server: TextServer;
  beforeEach(async () => {
    server = await new TextServer({ "/a.pem": "salt", "/down.pem": 500 }).start();
  });
  afterEach(() => server.stop());

  const signed = (path: string, salt = "salt", origin = server.origin) =>
    omniRequest(
      { events: [{ kind: "uploaded", media: "a" }] },
      { salt, headers: { "omni-certificate": `${origin}${path}` } },
    );

  it("is fetched once an hour, also for concurrent deliveries", async () => {
    const { vod, clock } = omniReceiver({ allowedOrigins: [server.origin] });
    const replies = await Promise.all([1, 2, 3].map(() => vod.receive(signed("/a.pem"))));
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200, 200],
    );
    await clock.advance(3_599_999);
    assert.equal((await vod.receive(signed("/a.pem"))).status, 200);
    assert.equal(server.requests.length, 1);
    await clock.advance(1);
    assert.equal((await vod.receive(signed("/a.pem"))).status, 200);
    assert.equal(server.requests.length, 2);
  });

  it("does not make a wrong signature valid", async () => {
    const { vod } = omniReceiver({ allowedOrigins: [server.origin] });
    assert.equal((await vod.receive(signed("/a.pem", "other"))).status, 401);
  });

  it("is not fetched at an origin that the adapter does not allow", async () => {
    const { vod } = omniReceiver({ allowedOrigins: ["https://certs.example"] });
    assert.equal((await vod.receive(signed("/a.pem"))).status, 422);
    assert.equal(server.requests.length, 0);
  });

  it("is fetched again after a failure, which the provider is not acknowledged for", async () => {
    const { vod } = omniReceiver({ allowedOrigins: [server.origin] });
    assert.equal((await vod.receive(signed("/down.pem"))).status, 503);
    assert.equal((await vod.receive(signed("/down.pem"))).status, 503);
    assert.equal(server.requests.length, 2);
  });
});
