import { Argument, InvalidArgumentError, Option } from "commander";
import type { DefineCommand } from "../io/define-command.js";
import { parseCount, parsePositive } from "../io/number-option.js";
import { type Fault, faults } from "../local/faults.js";
import { parseForwardUrl } from "../local/forward-url.js";
import { collect, defaultPort, parseLocalPort } from "../local/local-options.js";
import { type StoryName, stories } from "../story/stories.js";
import type { SimulateOptions } from "./simulate.js";

const explanation = `
Stories:
${Object.entries(stories)
  .map(([name, steps]) => `  ${name.padEnd(12)}  ${steps.join(", ")}`)
  .join("\n")}

Faults, of the first event and every third one, in turn:
${Object.entries(faults)
  .map(([name, effect]) => `  ${name.padEnd(12)}  ${effect}`)
  .join("\n")}

The faults concern callbacks: in pull mode there are none. A note says which cloud does not have
a step, and which one does not retry after status 503, so that 5xx loses its events.

Examples:
  vod-events simulate                                   # with a running vod-events dev
  vod-events simulate upload --provider <name> --count 100 --rate 20/s
  vod-events simulate all --speed 10 --fault lost --fault twice
  vod-events simulate --forward-to http://localhost:3000/vod --json | jq .counts

The events come from the dev server of this project, or from clouds that run meanwhile and
forward to --forward-to. They use the ports and keys of vod-events dev.`;

/** Defines `vod-events simulate`. */
export const defineSimulate: DefineCommand = (command, io, finish) => {
  command
    .description("Upload, transcode, moderate and delete media in simulated clouds.")
    .addArgument(
      new Argument("[story]", "what the customer does")
        .choices(Object.keys(stories))
        .default("all"),
    )
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option("--provider <name>", "a provider of the config; repeatable (default: all)", collect)
    .option("--count <n>", "the number of stories in each cloud", parseCount, 1)
    .option("--rate <n/s>", "the stories that start per second", parseRate, 1)
    .option(
      "--speed <factor>",
      "divides the waits between steps and before retries",
      parsePositive,
      1,
    )
    .addOption(
      new Option("--fault <name>", "a fault, see below; repeatable")
        .choices(Object.keys(faults))
        .argParser(collectFault),
    )
    .option("--forward-to <url>", "the base of the application's callback URLs", parseForwardUrl)
    .option("--port <n>", "the port for callbacks; 0 for any", parseLocalPort, defaultPort)
    .option("--json", "print the summary as JSON")
    .addHelpText("after", explanation)
    .action(async (story: StoryName, options: Omit<SimulateOptions, "story">) => {
      const { simulate } = await import("./simulate.js");
      finish(await simulate({ ...options, story }, io));
    });
};

function collectFault(text: string, before: readonly Fault[] = []): readonly Fault[] {
  if (Object.hasOwn(faults, text)) return [...before, text as Fault];
  throw new InvalidArgumentError(`Faults: ${Object.keys(faults).join(", ")}.`);
}

function parseRate(text: string): number {
  const [, number, unit = "s"] = /^(\d{1,6}(?:\.\d{1,3})?)(?:\/(s|m|h))?$/.exec(text) ?? [];
  const perSecond = Number(number ?? 0) / { s: 1, m: 60, h: 3600 }[unit as "s" | "m" | "h"];
  if (perSecond > 0) return perSecond;
  throw new InvalidArgumentError("It must be a number per second or minute, such as 20/s or 30/m.");
}
