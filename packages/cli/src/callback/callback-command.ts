import { type Command, Option } from "commander";
import type { DefineCommand } from "../io/define-command.js";
import { setExitCodes } from "../io/exit-codes-help.js";
import { parsePositive } from "../io/number-option.js";
import { type ApplyCommandOptions, apply } from "./apply.js";
import { type CheckCommandOptions, check } from "./check.js";
import { parseSeconds } from "./duration-option.js";
import * as help from "./help.js";
import { type PlanCommandOptions, plan } from "./plan.js";
import { type RemoveCommandOptions, remove } from "./remove.js";
import { type RotateCommandOptions, rotateKey } from "./rotate-key.js";
import { type ShowCommandOptions, show } from "./show.js";

/** Defines `vod-events callback`. */
export const defineCallback: DefineCommand = (command, io, finish) => {
  command.description(
    "Compare the callback settings of a provider with the config, change and check them.",
  );

  subcommand(command, "show", "Show the callback settings of a provider.", help.show)
    .option("--all", "all providers of the config, side by side")
    .action(async (flags: ShowCommandOptions) => finish(await show(flags, io)));

  const planning = subcommand(
    command,
    "plan",
    "Show the changes that apply would make.",
    help.plan,
  );
  addKeyOptions(setExitCodes(planning, help.planExitCodes)).action(
    async (flags: PlanCommandOptions) => finish(await plan(flags, io)),
  );

  addKeyOptions(
    subcommand(command, "apply", "Change the settings that differ from the config.", help.apply),
  )
    .option("--yes", "do not ask for confirmation")
    .action(async (flags: ApplyCommandOptions) => finish(await apply(flags, io)));

  subcommand(command, "check", "Check everything from the config to the receiver.", help.check)
    .option("--timeout <seconds>", "the timeout of the receiver", parsePositive, 10)
    .option("--record <file>", "a new file for a report without secrets, to attach to an issue")
    .action(async (flags: CheckCommandOptions) => finish(await check(flags, io)));

  subcommand(command, "remove", "Remove the callback config of this application.", help.remove)
    .option("--yes", "do not ask for confirmation")
    .action(async (flags: RemoveCommandOptions) => finish(await remove(flags, io)));

  subcommand(
    command,
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
    .action(async (flags: RotateCommandOptions) => finish(await rotateKey(flags, io)));
};

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
