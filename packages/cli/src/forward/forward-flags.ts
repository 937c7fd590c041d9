import type { ForwardFormat } from "@vod-events/gateway";
import { type Command, Option } from "commander";
import { parseSeconds } from "../callback/duration-option.js";
import { parseCount } from "../io/number-option.js";
import { collectFile, collectUrl, type NamedValue } from "./endpoint-option.js";

/** The options of `listen` that forward events. */
export interface ForwardFlags {
  readonly forwardTo?: readonly NamedValue[];
  readonly as?: ForwardFormat;
  readonly secretFile?: readonly NamedValue[];
  readonly order?: "media";
  readonly attempts?: number;
  /** In seconds. */
  readonly timeout?: number;
}

/** The names of the options that need `--forward-to`. */
export const forwardOptions = ["as", "secretFile", "order", "attempts", "timeout"] as const;

/** Adds the options of {@link ForwardFlags}. */
export function addForwardOptions(command: Command): Command {
  return command
    .option("--forward-to <[name=]url>", "an endpoint that gets the events; repeatable", collectUrl)
    .addOption(
      new Option("--as <format>", "the format of forwarded events (default: cloudevents)").choices([
        "cloudevents",
        "cloudevents-binary",
        "raw",
      ]),
    )
    .option(
      "--secret-file <[name=]file>",
      "a file with the secrets of an endpoint (default: VOD_FORWARD_SECRET[_<NAME>])",
      collectFile,
    )
    .addOption(
      new Option("--order <by>", "forward the events of a media one after another").choices([
        "media",
      ]),
    )
    .option("--attempts <n>", "attempts before an event is a dead letter (default: 40)", parseCount)
    .option("--timeout <duration>", "how long an attempt may take (default: 15s)", parseSeconds);
}
