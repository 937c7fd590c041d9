import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lumen } from "@vod-events/adapter-template";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { systemClock } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { providerCases, type TestedProvider, type TestedSimulator } from "@vod-events/testkit";
import { volcengine } from "@vod-events/volcengine";
import { root } from "../layout/repository.js";
import { failedEncode } from "./flawed/failed-encode.js";
import { alibabaHistory, baiduHistory, muxHistory } from "./histories.js";
import { lumenAccount } from "./lumen-account.js";
import { alibabaQueue, tencentQueue } from "./queues.js";
import {
  testedAlibaba,
  testedBaidu,
  testedMux,
  testedTencent,
  testedVolcengine,
} from "./simulators.js";
import { tencentHistory } from "./tencent-history.js";

const factories = { alibaba, baidu, lumen, mux, tencent, volcengine };

/** What is tested of an adapter in a package of its name, which a simulated cloud has an account for. */
function packaged(
  id: Exclude<keyof typeof factories, "lumen">,
  simulator: TestedSimulator,
  lazyPackages: readonly string[],
): TestedProvider {
  return {
    create: () => factories[id]({ env: {} }),
    account: accountOf(simulator),
    others: others(id),
    sources: sourcesIn(`packages/${id}/src`),
    loading: { module: `@vod-events/${id}`, factory: id, from, lazyPackages },
  };
}

const from = import.meta.dirname;

/** An account of a simulated cloud, reached through the SDK. */
function accountOf(simulator: TestedSimulator): NonNullable<TestedProvider["account"]> {
  return { open: () => simulator.open(systemClock) };
}

/** The adapters of all other clouds. */
function others(id: string): readonly Provider[] {
  return Object.entries(factories)
    .filter(([name]) => name !== id)
    .map(([, create]) => create({ env: {} }));
}

/** The source code of an adapter by file name. */
function sourcesIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts"));
  return Object.fromEntries(
    sources.map((file) => [file, readFileSync(join(root, folder, file), "utf8")]),
  );
}

const adapters: Readonly<Record<string, TestedProvider>> = {
  tencent: {
    ...packaged("tencent", testedTencent(), ["tencentcloud-sdk-nodejs"]),
    queue: { open: tencentQueue },
    history: { open: tencentHistory },
  },
  baidu: {
    ...packaged("baidu", testedBaidu(), ["@baiducloud/sdk"]),
    history: { open: baiduHistory },
  },
  alibaba: {
    ...packaged("alibaba", testedAlibaba(), ["@alicloud/pop-core", "@alicloud/mns"]),
    history: { open: alibabaHistory },
    queue: { open: alibabaQueue },
  },
  volcengine: packaged("volcengine", testedVolcengine("volcengine"), ["@volcengine/openapi"]),
  "BytePlus VOD": {
    create: () => volcengine({ env: {}, site: "byteplus" }),
    account: accountOf(testedVolcengine("byteplus")),
  },
  mux: {
    ...packaged("mux", testedMux(), ["@mux/mux-node"]),
    history: { open: muxHistory },
  },
  "the template": {
    create: () => lumen({ env: {} }),
    payloads: [failedEncode],
    account: { open: lumenAccount },
    others: others("lumen"),
    sources: sourcesIn("examples/adapter-template/src"),
    loading: { module: "@vod-events/adapter-template", factory: "lumen", from },
  },
};

for (const [name, tested] of Object.entries(adapters)) {
  describe(`the conformance kit for ${name}`, () => {
    for (const { group, name: rule, run } of providerCases(tested)) it(`${group}: ${rule}`, run);
  });
}
