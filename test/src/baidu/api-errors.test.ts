import assert from "node:assert/strict";
import type { VodErrorCode } from "@vod-events/core/provider";
import { VodError } from "@vod-events/core/provider";
import { always, startApiServer } from "./api-server.js";
import { allDisabled, callbackOf, credentials } from "./callback-of.js";

const requestId = "7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a";

async function errorFor(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<VodError> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const server = await startApiServer(always(status, text, headers));
  try {
    const change = { before: allDisabled, after: { ...allDisabled, url: "https://example.com/" } };
    await callbackOf({ credentials, endpoint: server.endpoint }).write(change);
  } catch (error) {
    assert(error instanceof VodError);
    assert.equal(error.provider, "baidu");
    return error;
  } finally {
    await server.close();
  }
  return assert.fail("the call succeeded");
}

describe("baidu API errors", () => {
  const known: readonly (readonly [string, number, VodErrorCode])[] = [
    ["InvalidAccessKeyId", 403, "authentication_failed"],
    ["SignatureDoesNotMatch", 400, "authentication_failed"],
    ["InvalidHTTPAuthHeader", 400, "authentication_failed"],
    ["AuthError", 401, "authentication_failed"],
    ["RequestExpired", 400, "clock_skew"],
    ["RequestTimeTooSkewed", 403, "clock_skew"],
    ["AccessDenied", 403, "permission_denied"],
    ["OptInRequired", 403, "not_activated"],
    ["InternalError", 500, "unavailable"],
    ["MalformedJSON", 400, "request_rejected"],
    ["InappropriateJSON", 400, "request_rejected"],
    ["InvalidHTTPRequest", 400, "request_rejected"],
    ["InvalidURI", 400, "request_rejected"],
    ["InvalidVersion", 404, "request_rejected"],
    ["PreconditionFailed", 412, "request_rejected"],
    ["IdempotentParameterMismatch", 403, "request_rejected"],
    ["NeverSeen", 400, "request_rejected"],
    ["NeverSeen", 401, "authentication_failed"],
    ["NeverSeen", 403, "permission_denied"],
    ["NeverSeen", 429, "throttled"],
    ["NeverSeen", 503, "unavailable"],
    ["constructor", 400, "request_rejected"],
  ];
  for (const [nativeCode, status, code] of known) {
    it(`map ${nativeCode} with HTTP ${status} to ${code}, also behind an exception's name`, async () => {
      for (const name of [nativeCode, `CallbackException.${nativeCode}`]) {
        const error = await errorFor(status, { message: "…", code: name, requestId });
        assert.equal(error.code, code);
        assert.equal(error.nativeCode, name);
        assert.equal(error.requestId, requestId);
        assert(error.message.endsWith(` (${name}, HTTP ${status})`), error.message);
      }
    });
  }

  for (const [message, status, advice] of [
    ["signKey is required when enable sign", 400, /set the callback's signing key/],
    ["callbackUrl is required when enable any event", 400, /set the callback's URL/],
    ["callbackUrl is not allowed", 403, /use a public address/],
    ["something new", 400, /rejected this callback config/],
    [{ global: "signKey is required" }, 400, /set the callback's signing key/],
  ] as const) {
    it(`advise what to do about ${JSON.stringify(message)}`, async () => {
      const body = { code: "InvalidCallbackConfigParams", message, requestId };
      const error = await errorFor(status, body);
      assert.equal(error.code, "request_rejected");
      assert.match(error.message, advice);
    });
  }

  for (const [name, body] of [
    ["nothing", ""],
    ["null", "null"],
    ["HTML", "<html>502 Bad Gateway</html>"],
    ["half of JSON", '{"code":"Access'],
    ["a list", "[]"],
    ["a number", "7"],
    ["JSON without the members", "{}"],
    ["members of other kinds", '{"code":{"a":1},"message":null,"requestId":[]}'],
    ["more than anybody can want", "x".repeat(5 * 1024 * 1024)],
  ] as const) {
    it(`use the status if the answer is ${name}`, async () => {
      for (const [status, code] of [
        [400, "request_rejected"],
        [401, "authentication_failed"],
        [403, "permission_denied"],
        [429, "throttled"],
        [502, "unavailable"],
      ] as const) {
        const error = await errorFor(status, body, { "x-bce-request-id": requestId });
        assert.equal(error.code, code);
        assert.equal(error.nativeCode, undefined);
        assert.equal(error.requestId, requestId);
        assert(error.message.endsWith(` (HTTP ${status})`), error.message);
      }
    });
  }

  it("contain only a valid code and request id from the answer", async () => {
    const canary = "canary https://example.com/?sign=canary";
    const body = { code: canary, message: `signKey ${canary}`, requestId: canary };
    const error = await errorFor(400, body, { "x-bce-request-id": "canary <b>" });
    const { message, stack, nativeCode, requestId, cause } = error;
    assert(!JSON.stringify({ message, stack, nativeCode, requestId, cause }).includes("canary"));
  });
});
