import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Benchmark, Comparison } from "../benchmark.js";
import { fastestStart } from "../measure/fastest-start.js";
import { type Contender, measureInRounds } from "../measure/measure-in-rounds.js";

const runFile = promisify(execFile);

const nothing = "node -e 0";
const commander = "commander";
const help = "vod-events --help";
const completion = "vod-events, completing a provider";

/** How soon the command has printed its help, or the candidates of a completion. */
export const commandStart: Benchmark = {
  name: "command-start",
  about: "the help and the completion of the command against importing commander",
  guarded: false,
  run: async ({ rounds }) => [await compare(rounds)],
};

async function compare(rounds: number): Promise<Comparison> {
  const manifest = fileURLToPath(import.meta.resolve("@vod-events/cli/package.json"));
  const command = join(manifest, "../bin/vod-events.js");
  const words = ["__complete", "--", "trigger", "--provider", ""];
  const contenders = [
    ending(nothing, ["-e", "0"]),
    ending(commander, [join(import.meta.dirname, "../starts/commander.js")]),
    ending(help, [command, "--help"]),
    ending(completion, [command, ...words]),
  ];
  return {
    title: "From the start of a process to its end",
    unit: "ms",
    figures: await measureInRounds(contenders, rounds),
    goals: [
      { subject: help, reference: commander, relation: "at most", limit: 1.5 },
      { subject: completion, reference: commander, relation: "at most", limit: 2 },
      { subject: help, reference: nothing, relation: "at most" },
    ],
  };
}

function ending(name: string, args: readonly string[]): Contender {
  return fastestStart(name, async () => {
    const began = performance.now();
    await runFile(process.execPath, args);
    return performance.now() - began;
  });
}
