import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lumen } from "@vod-events/adapter-template";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { providerCases, type TestedProvider } from "@vod-events/testkit";
import { volcengine } from "@vod-events/volcengine";
import { root } from "../layout/repository.js";
import {
  alibabaAccount,
  alibabaQueue,
  baiduAccount,
  lumenAccount,
  muxAccount,
  tencentAccount,
  tencentHistory,
  tencentQueue,
  volcengineAccount,
} from "./accounts.js";
import { failedEncode } from "./flawed/failed-encode.js";
import { alibabaHistory, baiduHistory, muxHistory } from "./histories.js";

/** The source code of an adapter by file name. */
function sourcesIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts"));
  return Object.fromEntries(
    sources.map((file) => [file, readFileSync(join(root, folder, file), "utf8")]),
  );
}

const from = import.meta.dirname;

const adapters: Readonly<Record<string, TestedProvider>> = {
  tencent: {
    create: () => tencent({ env: {} }),
    account: { open: tencentAccount },
    queue: { open: tencentQueue },
    history: { open: tencentHistory },
    others: [
      alibaba({ env: {} }),
      baidu({ env: {} }),
      volcengine({ env: {} }),
      mux({ env: {} }),
      lumen({ env: {} }),
    ],
    sources: sourcesIn("packages/tencent/src"),
    loading: {
      ...{ module: "@vod-events/tencent", factory: "tencent", from },
      lazyPackages: ["tencentcloud-sdk-nodejs"],
    },
  },
  baidu: {
    create: () => baidu({ env: {} }),
    account: { open: baiduAccount },
    history: { open: baiduHistory },
    others: [
      alibaba({ env: {} }),
      tencent({ env: {} }),
      volcengine({ env: {} }),
      mux({ env: {} }),
      lumen({ env: {} }),
    ],
    sources: sourcesIn("packages/baidu/src"),
    loading: {
      ...{ module: "@vod-events/baidu", factory: "baidu", from },
      lazyPackages: ["@baiducloud/sdk"],
    },
  },
  alibaba: {
    create: () => alibaba({ env: {} }),
    account: { open: alibabaAccount },
    history: { open: alibabaHistory },
    queue: { open: alibabaQueue },
    others: [
      tencent({ env: {} }),
      baidu({ env: {} }),
      volcengine({ env: {} }),
      mux({ env: {} }),
      lumen({ env: {} }),
    ],
    sources: sourcesIn("packages/alibaba/src"),
    loading: {
      ...{ module: "@vod-events/alibaba", factory: "alibaba", from },
      lazyPackages: ["@alicloud/pop-core", "@alicloud/mns"],
    },
  },
  volcengine: {
    create: () => volcengine({ env: {} }),
    account: { open: () => volcengineAccount() },
    others: [
      alibaba({ env: {} }),
      tencent({ env: {} }),
      baidu({ env: {} }),
      mux({ env: {} }),
      lumen({ env: {} }),
    ],
    sources: sourcesIn("packages/volcengine/src"),
    loading: {
      ...{ module: "@vod-events/volcengine", factory: "volcengine", from },
      lazyPackages: ["@volcengine/openapi"],
    },
  },
  "BytePlus VOD": {
    create: () => volcengine({ env: {}, site: "byteplus" }),
    account: { open: () => volcengineAccount("byteplus") },
  },
  mux: {
    create: () => mux({ env: {} }),
    account: { open: muxAccount },
    history: { open: muxHistory },
    others: [
      alibaba({ env: {} }),
      tencent({ env: {} }),
      baidu({ env: {} }),
      volcengine({ env: {} }),
      lumen({ env: {} }),
    ],
    sources: sourcesIn("packages/mux/src"),
    loading: {
      ...{ module: "@vod-events/mux", factory: "mux", from },
      lazyPackages: ["@mux/mux-node"],
    },
  },
  "the template": {
    create: () => lumen({ env: {} }),
    payloads: [failedEncode],
    account: { open: lumenAccount },
    others: [
      alibaba({ env: {} }),
      tencent({ env: {} }),
      baidu({ env: {} }),
      volcengine({ env: {} }),
      mux({ env: {} }),
    ],
    sources: sourcesIn("examples/adapter-template/src"),
    loading: { module: "@vod-events/adapter-template", factory: "lumen", from },
  },
};

for (const [name, tested] of Object.entries(adapters)) {
  describe(`the conformance kit for ${name}`, () => {
    for (const { group, name: rule, run } of providerCases(tested)) it(`${group}: ${rule}`, run);
  });
}
