import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Benchmark, Comparison } from "../benchmark.js";
import { fastestStart } from "../measure/fastest-start.js";
import { type Contender, measureInRounds } from "../measure/measure-in-rounds.js";
import { Child } from "../processes/child.js";
import { withTemporaryFolder } from "../processes/temporary-folder.js";
import type { FirstEvent } from "../starts/receiver.js";

const libraries = "io-ts and eventemitter3";
const receiver = "vod-events, first event";
const bundled = "vod-events, first event, in one file";
const sdk = "the SDK's VOD client";

/** How soon a process that only receives has handled its first event. */
export const start: Benchmark = {
  name: "start",
  about: "process start to the first handled event against importing libraries",
  guarded: false,
  run: ({ rounds }) => withTemporaryFolder((folder) => compare(folder, rounds)),
};

async function compare(folder: string, rounds: number): Promise<readonly Comparison[]> {
  const contenders = [
    starting(libraries, "starts/libraries"),
    starting(receiver, "starts/receiver"),
    starting(bundled, await bundle(folder)),
    starting(sdk, "starts/sdk"),
  ];
  return [
    {
      title: "From the start of a process to its first event, or to the libraries loaded",
      unit: "ms",
      figures: await measureInRounds(contenders, rounds),
      goals: [
        { subject: receiver, reference: libraries, relation: "at most", limit: 1.25 },
        { subject: bundled, reference: libraries, relation: "at most", limit: 1.25 },
        { subject: receiver, reference: sdk, relation: "below", limit: 1 },
      ],
    },
  ];
}

/** The same receiver as tools for functions pack it: one file with all it needs, without the SDK. */
async function bundle(folder: string): Promise<string> {
  const script = join(folder, "receiver");
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await build({
    entryPoints: [join(import.meta.dirname, "../starts/receiver.js")],
    outfile: `${script}.js`,
    ...{ bundle: true, format: "esm", platform: "node" },
    external: ["tencentcloud-sdk-nodejs"],
    // An entry point imports a chunk of which it uses nothing, so that it runs first.
    logOverride: { "ignored-bare-import": "silent" },
  });
  return script;
}

function starting(name: string, script: string): Contender {
  return fastestStart(name, () => startOnce(script));
}

/** The time from the start of a process to its first message. Rejects when a receiver loaded an SDK. */
async function startOnce(script: string): Promise<number> {
  const began = performance.now();
  const { child, message } = await Child.start<Partial<FirstEvent>>(script);
  const milliseconds = performance.now() - began;
  await child.stop();
  if (message.sdkModules?.length) throw new Error("the receiver loaded the SDK");
  return milliseconds;
}
