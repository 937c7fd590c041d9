import assert from "node:assert/strict";
import type { CallbackConfig } from "@vod-events/core";
import { fakeClock } from "@vod-events/testkit";
import { checked } from "./check-acme.js";
import { type Answer, ScriptedReceiver } from "./scripted-receiver.js";

const redirects = "it redirects. Providers may not follow redirects";
const unexpected = " instead of 405: another server answers";
const proxy = ". Check that the proxy reaches the receiver";

const statuses: readonly (readonly [status: number, advice: string])[] = [
  [200, unexpected],
  [299, unexpected],
  [300, `: ${redirects}`],
  [302, `: ${redirects}`],
  [399, `: ${redirects}`],
  [400, unexpected],
  [401, ": a proxy requires a login"],
  [402, unexpected],
  [403, ": a proxy requires a login"],
  [404, ": no receiver has this path. Check that it has the same callback.url"],
  [499, unexpected],
  [500, proxy],
  [502, proxy],
];

const failures: readonly (readonly [what: string, answer: Answer, problem: string])[] = [
  [
    "closes the connection",
    (request) => request.socket.destroy(),
    "closes the connection. Check the port, and http or https",
  ],
  [
    "does not speak HTTP",
    (request) => request.socket.end("nonsense\r\n\r\n"),
    "cannot be reached: system error HPE_INVALID_CONSTANT",
  ],
];

describe("the url check", () => {
  let receiver: ScriptedReceiver;
  beforeEach(async () => {
    receiver = new ScriptedReceiver();
    await receiver.start();
  });
  afterEach(() => receiver.stop());

  const pushTo = (url: string): CallbackConfig => ({
    ...{ mode: "push", url, signing: { key: "secret1" } },
  });
  const unanswered = { result: "skipped", message: "the URL must answer first" };

  it("warns about a receiver over http", async () => {
    const { check } = checked({ callback: pushTo(`${receiver.origin}/hooks`) });
    const { origin } = receiver;
    assert.deepEqual((await check()).url, {
      result: "warning",
      message: `a receiver answers at ${origin} over http. Anyone on the network can read callbacks. Use https`,
      status: 405,
    });
    assert.deepEqual(receiver.requests, ["GET /hooks/acme", "POST /hooks/acme"]);
  });

  for (const [status, advice] of statuses) {
    it(`fails for a server that answers with ${status}, and tests the signature all the same`, async () => {
      receiver.get = status;
      const { check } = checked({ callback: pushTo(`${receiver.origin}/hooks`) });
      const { url, signature } = await check();
      const message = `${receiver.origin} answers with ${status}${advice}`;
      assert.deepEqual(url, { result: "failed", message, status });
      assert.equal(signature?.result, "failed");
    });
  }

  for (const [what, answer, problem] of failures) {
    it(`fails for a server that ${what}, and skips the signature`, async () => {
      receiver.get = answer;
      const { clock, check } = checked({ callback: pushTo(`${receiver.origin}/hooks`) });
      const { url, signature } = await check();
      assert.deepEqual(url, { result: "failed", message: `${receiver.origin} ${problem}` });
      assert.deepEqual(signature, unanswered);
      assert.equal(clock.sleeping, 0);
    });
  }

  it("fails when nothing listens at the port", async () => {
    const { origin } = receiver;
    await receiver.stop();
    const { url, signature } = await checked({ callback: pushTo(`${origin}/hooks`) }).check();
    assert.deepEqual(url, {
      result: "failed",
      message: `${origin} refuses connections. Start the receiver, or check the port`,
    });
    assert.deepEqual(signature, unanswered);
  });

  it("fails for a port that fetch does not call", async () => {
    const { url } = await checked({ callback: pushTo("http://127.0.0.1:1/hooks") }).check();
    assert.deepEqual(url, { result: "failed", message: "http://127.0.0.1:1 cannot be reached" });
  });

  it("fails for https at an http server", async () => {
    const origin = receiver.origin.replace("http", "https");
    const { url } = await checked({ callback: pushTo(`${origin}/hooks`) }).check();
    assert.equal(url?.result, "failed");
    const { message } = url ?? {};
    assert.ok(message?.startsWith(`${origin} fails in TLS (`));
    assert.match(message, /\([A-Z_]+\)\. Check the certificate, and that the server uses https$/);
  });

  for (const [timeoutSeconds, given] of [
    [10, {}],
    [3, { timeoutSeconds: 3 }],
  ] as const) {
    it(`fails for a server that does not answer within ${timeoutSeconds} seconds`, async () => {
      const clock = fakeClock();
      const waiting = new Promise<void>((resolve) => {
        receiver.get = () => resolve();
      });
      const { check } = checked({ callback: pushTo(`${receiver.origin}/hooks`), clock });
      let ended = false;
      const checking = check(given).finally(() => {
        ended = true;
      });
      await waiting;
      await clock.advance(timeoutSeconds * 1000 - 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(ended, false);
      await clock.advance(1);
      const { url, signature } = await checking;
      assert.deepEqual(url, {
        result: "failed",
        message: `${receiver.origin} does not answer within ${timeoutSeconds} s. Check firewalls`,
      });
      assert.deepEqual(signature, unanswered);
      assert.equal(clock.sleeping, 0);
    });
  }

  it("rejects when it is aborted while it waits for the answer", async () => {
    const abort = new AbortController();
    const reason = new Error("enough");
    receiver.get = () => abort.abort(reason);
    const { clock, check } = checked({ callback: pushTo(`${receiver.origin}/hooks`) });
    await assert.rejects(check({ signal: abort.signal }), reason);
    assert.equal(clock.sleeping, 0);
    assert.deepEqual(receiver.requests, ["GET /hooks/acme"]);
  });

  it("is skipped in mode pull, like the signature, although there is a URL", async () => {
    const callback: CallbackConfig = { mode: "pull", url: `${receiver.origin}/hooks` };
    const { url, signature } = await checked({ callback }).check();
    const pulled = { result: "skipped", message: "in mode pull there are no callbacks" };
    assert.deepEqual([url, signature], [pulled, pulled]);
    assert.deepEqual(receiver.requests, []);
  });
});
