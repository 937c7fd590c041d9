import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";
import fc from "fast-check";
import { changedConfig, programConfigChanges } from "./config-changes.js";
import { checkConfigError } from "./config-errors.js";
import { casesOf, timeoutMs } from "./number-of-cases.js";
import { failOnUnhandledRejections } from "./unhandled-rejections.js";

const common = { endpoint: "https://api.example", timeoutSeconds: 10, env: {} };

const queueClient = { batchReceiveMessage: () => {}, batchDeleteMessage: () => {} };

/** Every option of each adapter except its client. */
const adapters: Readonly<Record<string, readonly [create: (options: never) => unknown, object]>> = {
  tencent: [
    tencent,
    { ...common, credentials: { secretId: "a", secretKey: "b" }, subAppId: 1, site: "mainland" },
  ],
  baidu: [baidu, { ...common, credentials: { accessKeyId: "a", secretAccessKey: "b" } }],
  alibaba: [
    alibaba,
    {
      ...common,
      credentials: { accessKeyId: "a", accessKeySecret: "b" },
      ...{ region: "cn-shanghai", appId: "app-1000000" },
      queue: { client: queueClient, name: "events", endpoint: "https://queue.example" },
    },
  ],
  volcengine: [
    volcengine,
    {
      ...common,
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
      ...{ site: "byteplus", space: "space", region: "ap-southeast-1" },
    },
  ],
  mux: [mux, { ...common, credentials: { tokenId: "a", tokenSecret: "b" } }],
};

describe("mutated options of an adapter", function () {
  this.timeout(timeoutMs);
  failOnUnhandledRejections();

  for (const [name, [create, options]] of Object.entries(adapters)) {
    it(`of ${name} create it or are rejected in one line without being quoted`, () => {
      let [created, rejected] = [0, 0];
      const property = fc.property(programConfigChanges, (changes) => {
        try {
          create(changedConfig(options, changes) as never);
          created += 1;
        } catch (error) {
          rejected += 1;
          checkConfigError(error);
        }
      });
      fc.assert(property, casesOf(500, 10_000));
      assert.ok(created > 0 && rejected > 0);
    });
  }
});
