import assert from "node:assert/strict";
import { Mux } from "@mux/mux-node";
import type { VodError, VodErrorCode } from "@vod-events/core/provider";
import { type MuxOptions, mux } from "@vod-events/mux";
import { type OtherAnswer, WebhookServer } from "./webhook-server.js";

const settings = {
  mode: "push",
  signing: "on",
  events: {},
  native: {},
  url: "https://app.example/canaryPath",
} as const;

function errorBody(type: string): string {
  return JSON.stringify({ error: { type, messages: [`canary ${settings.url}`] } });
}

describe("mux: an error of the API", () => {
  let server: WebhookServer;
  before(async () => {
    server = await new WebhookServer().listen();
  });
  after(() => server.close());

  const callback = (options: MuxOptions = {}) => {
    const { endpoint, credentials } = server;
    return mux({ endpoint, credentials, env: {}, ...options }).callback;
  };

  function isSafe(error: VodError, code: VodErrorCode): void {
    assert.equal(error.code, code, error.message);
    const shown = `${error.message} ${JSON.stringify(error)} ${String(error.cause)}`;
    assert.doesNotMatch(shown, /canary|127\.0\.0\.1|token-1/i);
  }

  for (const [status, type, code] of [
    [400, "invalid_parameters", "request_rejected"],
    [401, "unauthorized", "authentication_failed"],
    [403, "forbidden", "permission_denied"],
    [404, "not_found", "request_rejected"],
    [409, "conflict", "request_rejected"],
    [429, "rate_limited", "throttled"],
    [500, "internal", "unavailable"],
    [503, "overloaded", "unavailable"],
  ] as const) {
    it(`is ${code} for status ${status}, with the type and without secrets or retries`, async () => {
      const count = server.requests.length;
      const answer = { status, body: errorBody(type) };
      server.answers.push(answer);
      await assert.rejects(callback().create(settings), (error: VodError) => {
        isSafe(error, code);
        assert.equal(error.nativeCode, type);
        return true;
      });
      assert.equal(server.requests.length, count + 1);
    });
  }

  for (const [what, answer, message] of [
    [
      "a rejection with a type",
      { status: 429, body: errorBody("rate_limited") },
      "Mux rejected create webhook with rate_limited (429): too many calls per second. Try again later",
    ],
    [
      "a rejection without one",
      { status: 500, body: "" },
      "Mux rejected create webhook with status 500: the service failed. Try again later",
    ],
    [
      "a rejected value",
      { status: 400, body: errorBody("invalid_parameters") },
      "Mux rejected create webhook with invalid_parameters (400): check the callback config and mux.endpoint",
    ],
    [
      "wrong credentials",
      { status: 401, body: errorBody("unauthorized") },
      "Mux rejected create webhook with unauthorized (401): check mux.credentials",
    ],
    [
      "no content",
      { status: 204, body: "" },
      "Mux answered create webhook with no content. Check mux.endpoint, or report it",
    ],
    [
      "a webhook without an id",
      { status: 201, body: '{"data":{}}' },
      "Mux answered create webhook with no id. Check mux.endpoint, or report it",
    ],
  ] as const satisfies readonly (readonly [string, OtherAnswer, string])[]) {
    it(`names the call, what came and what to do: ${what}`, async () => {
      server.answers.push(answer);
      await assert.rejects(callback().create(settings), { message, provider: "mux" });
    });
  }

  for (const [what, answer, message] of [
    ["a list", { body: '{"data":1}' }, "no list"],
    ["an id", { body: '{"data":[{}]}' }, "one without an id"],
  ] as const) {
    it(`names what is missing in a list: ${what}`, async () => {
      server.answers.push(answer);
      const expected = `Mux answered list webhooks with ${message}. Check mux.endpoint, or report it`;
      await assert.rejects(callback().list(), { message: expected });
    });
  }

  it("names the call and the code of a lost connection", async () => {
    const closed = await new WebhookServer().listen();
    const lost = callback({ endpoint: closed.endpoint });
    await closed.close();
    const endpointId = "w1";
    const calls = {
      "list webhooks": () => lost.list(),
      "create webhook": () => lost.create(settings),
      "update webhook": () =>
        lost.update?.({ before: { ...settings, endpointId }, after: settings }),
      "delete webhook": () => lost.remove(endpointId),
    };
    for (const [name, call] of Object.entries(calls)) {
      const message = `Mux could not be reached for ${name} (ECONNREFUSED)`;
      await assert.rejects(async () => call(), { code: "network", message, provider: "mux" });
    }
  });

  for (const [what, answer, code] of [
    ["an error page of a gateway", { status: 502, body: "<p>canary</p>" }, "unavailable"],
    ["a redirect", { status: 302, headers: { location: "/canary" } }, "request_rejected"],
    ["a page instead of a list", { body: "<p>canary</p>" }, "unavailable"],
    ["JSON without a list", { body: '{"canary":1}' }, "response_invalid"],
    ["a webhook without an id", { body: '{"data":[{"address":"canary"}]}' }, "response_invalid"],
    ["a cut connection", { cut: "before" }, "network"],
    ["no answer", { silent: true }, "timeout"],
  ] as const satisfies readonly (readonly [string, OtherAnswer, VodErrorCode])[]) {
    it(`is ${code} for ${what}, without secrets`, async () => {
      server.answers.push(answer);
      await assert.rejects(callback({ timeoutSeconds: 0.3 }).list(), (error: VodError) => {
        isSafe(error, code);
        return true;
      });
    });
  }

  for (const [what, answer] of [
    ["a page", { status: 201, headers: { "content-type": "text/html" }, body: "<p>canary</p>" }],
    ["nothing", { status: 204, body: "" }],
    ["JSON without a webhook", { status: 201, body: '{"data":{"canary":1}}' }],
  ] as const satisfies readonly (readonly [string, OtherAnswer])[]) {
    it(`is response_invalid for a creation that is answered with ${what}`, async () => {
      server.answers.push(answer);
      await assert.rejects(callback().create(settings), (error: VodError) => {
        isSafe(error, "response_invalid");
        return true;
      });
    });
  }

  it("is network when the server is not there", async () => {
    const endpoint = "http://127.0.0.1:9";
    await assert.rejects(callback({ endpoint }).list(), (error: VodError) => {
      isSafe(error, "network");
      return true;
    });
  });

  it("is not retried by a client of the application either", async () => {
    const client = new Mux({ ...server.credentials, baseURL: server.endpoint, logLevel: "off" });
    const count = server.requests.length;
    server.answers.push({ status: 503, body: errorBody("overloaded") });
    await assert.rejects(callback({ client }).list(), { code: "unavailable" });
    assert.equal(server.requests.length, count + 1);
  });
});
