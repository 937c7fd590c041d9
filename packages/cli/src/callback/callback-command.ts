import type { PlanOptions } from "@vod-events/core";
import { type Command, Option } from "commander";
import { type ExitCode, exitCodesHelp } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { parsePositive } from "../io/number-option.js";
import { type ApplyCommandOptions, apply } from "./apply.js";
import { type CheckCommandOptions, check } from "./check.js";
import { parseSeconds } from "./duration-option.js";
import * as help from "./help.js";
import { type PlanCommandOptions, plan } from "./plan.js";
import { type RemoveCommandOptions, remove } from "./remove.js";
import { type RotateCommandOptions, rotateKey } from "./rotate-key.js";
import { type ShowCommandOptions, show } from "./show.js";

interface KeyFlags {
  readonly sendKey?: boolean;
  readonly keepKey?: boolean;
}

/** Adds `vod-events callback` and its subcommands. They pass their exit code to `finish`. */
export function addCallback(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const callback = program
    .command("callback")
    .description(
      "Compare the callback settings of a provider with the config, change and check them.",
    )
    .addHelpText("after", exitCodesHelp);
  const end = async (work: Promise<ExitCode>) => finish(await work);

  subcommand(callback, "show", "Show the callback settings of a provider.", help.show)
    .option("--all", "all providers of the config, side by side")
    .action((flags: ShowCommandOptions) => end(show(flags, io)));

  addKeyOptions(
    subcommand(callback, "plan", "Show the changes that apply would make.", help.plan),
  ).action((flags: KeyFlags & PlanCommandOptions) =>
    end(plan({ ...flags, key: keyOf(flags) }, io)),
  );

  addKeyOptions(
    subcommand(callback, "apply", "Change the settings that differ from the config.", help.apply),
  )
    .option("--yes", "do not ask for confirmation")
    .action((flags: KeyFlags & ApplyCommandOptions) =>
      end(apply({ ...flags, key: keyOf(flags) }, io)),
    );

  subcommand(callback, "check", "Check everything from the config to the receiver.", help.check)
    .option("--timeout <seconds>", "the timeout of the receiver", parsePositive, 10)
    .action((flags: CheckCommandOptions) => end(check(flags, io)));

  subcommand(callback, "remove", "Remove the callback config of this application.", help.remove)
    .option("--yes", "do not ask for confirmation")
    .action((flags: RemoveCommandOptions) => end(remove(flags, io)));

  subcommand(
    callback,
    "rotate-key",
    "Replace the signing key without rejecting an event.",
    help.rotateKey,
  )
    .option(
      "--all",
      "apply the new key to every provider of the config that calls this application",
    )
    .addOption(
      new Option("--window <duration>", "how long the old key is still accepted")
        .argParser(parseSeconds)
        .default(900, "15m"),
    )
    .option("--no-wait", "do not wait until the old key expires")
    .option("--no-verify", "do not test the receiver with the new key first")
    .option("--yes", "do not ask for confirmation")
    .action((flags: RotateCommandOptions) => end(rotateKey(flags, io)));
}

function subcommand(callback: Command, name: string, description: string, after: string): Command {
  return callback
    .command(name)
    .description(description)
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option("--provider <name>", "the provider, by its name in the config")
    .option("--json", "print JSON")
    .addHelpText("after", after);
}

function addKeyOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--send-key", "send the key again when the provider does not show it").conflicts(
        "keepKey",
      ),
    )
    .option(
      "--keep-key",
      "assume that a key that the provider does not show is the configured one",
    );
}

function keyOf({ sendKey, keepKey }: KeyFlags): PlanOptions["key"] {
  if (sendKey) return "send";
  return keepKey ? "keep" : undefined;
}
