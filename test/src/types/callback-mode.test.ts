import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import { createCallbackManager, createVodEvents, isVodError } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";

const providers = { tencent: () => tencent({}), baidu: () => baidu({}) };
const pull = { mode: "pull" } as const;

/** The error when it runs without a type check. */
function errorCode(make: () => unknown): string | undefined {
  try {
    make();
  } catch (error) {
    assert.ok(isVodError(error));
    return error.code;
  }
  return undefined;
}

describe("a mode that the selected provider lacks", () => {
  it("is a type error when the provider is known, and an error at run time", () => {
    const code = errorCode(() =>
      createVodEvents({
        provider: "baidu",
        providers,
        // @ts-expect-error Baidu has no queue
        callback: { mode: "pull" },
      }),
    );
    assert.equal(code, "unsupported");
  });

  it("is a type error for createCallbackManager, too", () => {
    // @ts-expect-error Baidu has no queue
    createCallbackManager({ provider: "baidu", providers, callback: pull });
  });

  it("compiles for a provider that has it, and when the provider is known only at run time", () => {
    const inbox = undefined;
    const handling = { deadlineSeconds: 5 };
    createVodEvents({ provider: "tencent", providers, callback: pull, inbox, handling });
    const chosen: string | undefined = ["tencent"][0];
    createVodEvents({ provider: chosen, providers, callback: pull, inbox, handling });
  });

  it("is recognized for adapters without options", () => {
    const listed = { tencent, baidu };
    const factories: Readonly<Record<string, () => Provider>> = listed;
    assert.deepEqual(Object.keys(factories), ["tencent", "baidu"]);
    createCallbackManager({ provider: "tencent", providers: listed, callback: pull });
    // @ts-expect-error Baidu has no queue
    createCallbackManager({ provider: "baidu", providers: listed, callback: pull });
    const mixed = { tencent: () => tencent({ site: "international" }), baidu };
    createCallbackManager({ provider: "tencent", providers: mixed, callback: pull });
  });

  it("is looked up by the application's name of the provider", () => {
    const named = { asia: () => tencent({}), china: () => baidu({}) };
    createCallbackManager({ provider: "asia", providers: named, callback: pull });
    // @ts-expect-error China is Baidu here
    createCallbackManager({ provider: "china", providers: named, callback: pull });
  });
});
