import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import {
  type ApiResponse,
  apiResponsesChannel,
  callWithTimeout,
  type ResponseShape,
  VodError,
} from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";

const how = {
  ...{ provider: "acme", name: "GetConfig", timeoutSeconds: 1, signal: undefined },
  errorOf: () => new VodError("network", "the call failed"),
};

describe("the responses of APIs", () => {
  let published: ApiResponse[];
  const record = (message: unknown) => void published.push(message as ApiResponse);
  beforeEach(() => {
    published = [];
    subscribe(apiResponsesChannel, record);
  });
  afterEach(() => unsubscribe(apiResponsesChannel, record));

  const shapeOf = async (response: unknown): Promise<ResponseShape | undefined> => {
    await callWithTimeout(async () => response, how);
    return published[0]?.shape;
  };

  it("are published with the names and types of their members only", async () => {
    const nested = { on: true, off: null, text: "", more: { id: "canary" } };
    assert.deepEqual(await shapeOf({ Mode: "canary", count: 7, nested }), {
      ...{ Mode: "string", count: "number" },
      nested: { on: "boolean", off: "null", text: "empty string", more: { id: "string" } },
    });
    assert.deepEqual([published[0]?.provider, published[0]?.call], ["acme", "GetConfig"]);
  });

  it("have the different shapes of the items of a list", async () => {
    const list = ["a", "b", 1, { id: 1 }, { id: 2 }];
    assert.deepEqual(await shapeOf({ list, none: [] }), {
      list: ["string", "number", { id: "number" }],
      none: [],
    });
  });

  it("have no name that may be an id", async () => {
    const named = { "1234567890": 1, AKID0123456789abcdef: 1, "https://a.example/": 1, key1: 1 };
    assert.deepEqual(await shapeOf(named), { "<name>": "number", key1: "number" });
  });

  it("end where an object contains itself", async () => {
    const response: Record<string, unknown> = { id: "a" };
    response.self = response;
    assert.deepEqual(await shapeOf(response), { id: "string", self: "repeated" });
  });

  it("are not published for a failed call", async () => {
    const failing = async () => {
      throw new Error("canary");
    };
    await assert.rejects(callWithTimeout(failing, how), { code: "network" });
    assert.deepEqual(published, []);
  });
});

describe("the host of the cloud's own API", () => {
  const env = {};
  const endpoint = "https://proxy.example";

  it("tells the site or the region", () => {
    const hosts = [
      tencent({ env, site: "international" }),
      baidu({ env }),
      alibaba({ env, region: "ap-southeast-1" }),
      volcengine({ env, site: "byteplus" }),
      mux({ env }),
    ].map(({ callback }) => callback.cloudHost);
    assert.deepEqual(hosts, [
      "vod.intl.tencentcloudapi.com",
      "vod.bj.baidubce.com",
      "vod.ap-southeast-1.aliyuncs.com",
      "vod.byteplusapi.com",
      "api.mux.com",
    ]);
  });

  it("is unknown for another endpoint", () => {
    const hosts = [tencent, baidu, alibaba, volcengine, mux].map(
      (create) => create({ env, endpoint }).callback.cloudHost,
    );
    assert.deepEqual(hosts, [undefined, undefined, undefined, undefined, undefined]);
  });
});
