import assert from "node:assert/strict";
import { isVodError, VodError } from "@vod-events/core";

const drift = [{ path: "url", expected: "a", actual: "b" }];
const failure = { code: "other", raw: "7" } as const;

describe("VodError", () => {
  it("has the details that are given", () => {
    const cause = new Error("why");
    const details = { provider: "acme", nativeCode: "E7", requestId: "r1", drift, failure, cause };
    const error = new VodError("config_drift", "differs", details);
    const { name, message, code, retryable, provider, nativeCode, requestId } = error;
    assert.deepEqual(
      { name, message, code, retryable, provider, nativeCode, requestId },
      {
        ...{ name: "VodError", message: "differs", code: "config_drift", retryable: false },
        ...{ provider: "acme", nativeCode: "E7", requestId: "r1" },
      },
    );
    assert.deepEqual([error.drift, error.failure, error.cause], [drift, failure, cause]);
  });

  it("has no members for details that are missing", () => {
    const error = new VodError("network", "unreachable");
    for (const name of ["provider", "nativeCode", "requestId", "drift", "failure", "cause"]) {
      assert.equal(Object.hasOwn(error, name), false, name);
    }
    assert.equal(error.retryable, true);
  });

  it("has no enumerable member with a value of the provider's settings or messages", () => {
    const error = new VodError("media_failed", "failed", { drift, failure });
    assert.deepEqual(Object.keys(error).sort(), ["code", "name", "retryable"]);
  });

  it("is recognized across copies of the package, and nothing else is", () => {
    const copy = { [Symbol.for("vod-events.VodError")]: true };
    assert.deepEqual([new VodError("stopped", ""), copy].map(isVodError), [true, true]);
    assert.deepEqual([new Error("stopped"), null, undefined, "VodError", {}].map(isVodError), [
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
