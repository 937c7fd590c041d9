import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Benchmark, Figure } from "../benchmark.js";
import { bundleSize } from "../measure/bundle.js";
import { installedBytes } from "../measure/installed.js";

const core = "core, without dependencies";
const coreAtStart = `${core}, loaded at the start`;
const entryPoints = ["@vod-events/core", "@vod-events/core/http"];
const dependencies = ["eventemitter3", "fp-ts", "io-ts", "leven"];
const sdks = ["@baiducloud/sdk", "tencentcloud-sdk-nodejs"];
const adapters = ["@vod-events/tencent", "@vod-events/baidu"];

/** How much is installed and loaded. */
export const size: Benchmark = {
  name: "size",
  about: "bundle and install size of core and one adapter, without the cloud's SDK",
  guarded: false,
  async run() {
    const { start, all } = await bundleSize(["@vod-events/core"], dependencies);
    const bundles = [figure(coreAtStart, start), figure(core, all)];
    for (const adapter of adapters) {
      const own = await bundleSize([...entryPoints, adapter], [...dependencies, ...sdks]);
      const complete = await bundleSize([...entryPoints, adapter], sdks);
      bundles.push(figure(`core and ${adapter}, without dependencies`, own.all));
      bundles.push(figure(`core and ${adapter}, with dependencies`, complete.all));
    }
    const installed = adapters.map((adapter) =>
      figure(`core and ${adapter}`, installedBytes(["@vod-events/core", adapter].map(folderOf))),
    );
    return [
      {
        title: "Minified and compressed by gzip",
        unit: "KB",
        figures: bundles,
        goals: [{ subject: coreAtStart, relation: "below", limit: 40 }],
      },
      { title: "Installed, with dependencies", unit: "KB", figures: installed, goals: [] },
    ];
  },
};

function figure(name: string, bytes: number): Figure {
  return { name, rounds: [bytes / 1000] };
}

function folderOf(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
}
