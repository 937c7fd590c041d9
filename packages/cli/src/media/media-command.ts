import type { NamedMediaCondition } from "@vod-events/core";
import type { MediaStatus } from "@vod-events/core/media";
import { Argument, type Command, Option } from "commander";
import { parseSeconds } from "../callback/duration-option.js";
import { defaultInbox, inboxAddressHelp } from "../config/inbox-address.js";
import { parseTime } from "../inbox/time-option.js";
import type { DefineCommand } from "../io/define-command.js";
import { setExitCodes } from "../io/exit-codes-help.js";
import { parseLimit } from "../io/number-option.js";
import type { ProviderFlags } from "./flags.js";
import { type ListMediaFlags, listMedia } from "./list.js";
import { type RebuildFlags, rebuildMediaStates } from "./rebuild.js";
import { showMedia } from "./show.js";
import { type WaitFlags, waitForMedia } from "./wait.js";

const statuses: readonly MediaStatus[] = ["pending", "uploaded", "ready", "failed", "deleted"];
const conditions: readonly NamedMediaCondition[] = ["uploaded", "ready", "moderated", "deleted"];

/** Defines `vod-events media`. */
export const defineMedia: DefineCommand = (command, io, finish) => {
  command.description("Show, list, wait for and rebuild the states of media in an inbox.");

  subcommand(command, "show", "Show the state of a media.", showExamples)
    .argument("<id>", "the id of the media")
    .addOption(providerOption())
    .action((mediaId: string, flags: ProviderFlags) => showMedia(mediaId, flags, io));

  subcommand(command, "list", "List media, last changed first.", listExamples)
    .addOption(new Option("--status <status>", "the status of the media").choices(statuses))
    .option("--provider <id>", "the provider of the media")
    .option(
      "--since <time>",
      "changed at or after a time, or a duration before now such as 30m, 2h, 7d",
      parseTime,
    )
    .option("--limit <n>", "the maximum number of media", parseLimit, 50)
    .action((flags: ListMediaFlags) => listMedia(flags, io));

  const wait = subcommand(
    command,
    "wait",
    "Wait until a condition of a media holds.",
    waitExamples,
  );
  setExitCodes(wait, waitExitCodes)
    .argument("<id>", "the id of the media")
    .addArgument(new Argument("<condition>", "what to wait for").choices(conditions))
    .addOption(providerOption())
    .addOption(
      new Option("--timeout <duration>", "the maximum wait")
        .argParser(parseSeconds)
        .default(300, "5m"),
    )
    .action(async (mediaId: string, condition: NamedMediaCondition, flags: WaitFlags) =>
      finish(await waitForMedia(mediaId, condition, flags, io)),
    );

  subcommand(
    command,
    "rebuild",
    "Fold the events of the inbox into the states again.",
    rebuildExamples,
  )
    .option("--reset", "delete all states first")
    .option("--yes", "do not ask for confirmation")
    .action(async (flags: RebuildFlags) => finish(await rebuildMediaStates(flags, io)));
};

function subcommand(media: Command, name: string, description: string, help: string): Command {
  return media
    .command(name)
    .description(description)
    .option("--inbox <address>", `the inbox: ${inboxAddressHelp}`, defaultInbox)
    .option("--config <file>", "the config file, which may name adapters")
    .option("--json", "print JSON, also on a terminal")
    .addHelpText("after", `\nExamples:\n${help}`);
}

function providerOption(): Option {
  return new Option("--provider <id>", "the provider of the media (default: each installed one)");
}

const showExamples = `  vod-events media show 5285890784246869930
  vod-events media show <id> --json | jq .renditions

The output contains URLs, which may be signed.`;
const listExamples = `  vod-events media list --status failed --since 2h
  vod-events media list --json | jq -r .mediaId`;
const waitExamples = `  vod-events media wait <id> ready --timeout 10m && echo playable`;
const waitExitCodes = `
  0  the condition holds
  1  the media failed or is deleted, or another failure
  2  the timeout passed
  64 invalid usage`;
const rebuildExamples = `  vod-events media rebuild
  vod-events media rebuild --reset --yes

Applications can use the inbox meanwhile. An interrupted rebuild can be repeated. Events that
are no longer in the inbox are not folded again.`;
