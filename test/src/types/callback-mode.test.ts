import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import { createCallbackManager, createVodEvents, isVodError } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";

const providers = { tencent: () => tencent({}), baidu: () => baidu({}) };
const pull = { mode: "pull" } as const;

/** What is thrown when it runs all the same. */
function refusal(make: () => unknown): string | undefined {
  try {
    make();
  } catch (error) {
    assert.ok(isVodError(error));
    return error.code;
  }
  return undefined;
}

describe("a mode that the selected cloud does not have", () => {
  it("does not compile where the cloud is known, and is refused when it runs", () => {
    const code = refusal(() =>
      createVodEvents({
        provider: "baidu",
        providers,
        // @ts-expect-error Baidu has no queue
        callback: { mode: "pull" },
      }),
    );
    assert.equal(code, "unsupported");
  });

  it("does not compile for a control without a receiver either", () => {
    // @ts-expect-error Baidu has no queue
    createCallbackManager({ provider: "baidu", providers, callback: pull });
  });

  it("compiles for a cloud that has it, and where the cloud is only known when it runs", () => {
    const inbox = undefined;
    const handling = { deadlineSeconds: 5 };
    createVodEvents({ provider: "tencent", providers, callback: pull, inbox, handling });
    const chosen: string | undefined = ["tencent"][0];
    createVodEvents({ provider: chosen, providers, callback: pull, inbox, handling });
  });

  it("is known of adapters that are listed as they are, without options", () => {
    const listed = { tencent, baidu };
    const factories: Readonly<Record<string, () => Provider>> = listed;
    assert.deepEqual(Object.keys(factories), ["tencent", "baidu"]);
    createCallbackManager({ provider: "tencent", providers: listed, callback: pull });
    // @ts-expect-error Baidu has no queue
    createCallbackManager({ provider: "baidu", providers: listed, callback: pull });
    const mixed = { tencent: () => tencent({ site: "international" }), baidu };
    createCallbackManager({ provider: "tencent", providers: mixed, callback: pull });
  });

  it("is looked for under the name that the application gave the cloud", () => {
    const named = { asia: () => tencent({}), china: () => baidu({}) };
    createCallbackManager({ provider: "asia", providers: named, callback: pull });
    // @ts-expect-error China is Baidu here
    createCallbackManager({ provider: "china", providers: named, callback: pull });
  });
});
