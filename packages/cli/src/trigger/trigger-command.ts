import type { Outcome } from "@vod-events/core";
import { InvalidArgumentError, Option } from "commander";
import type { DefineCommand } from "../io/define-command.js";
import { parseDuration } from "../io/duration.js";
import { parseCount } from "../io/number-option.js";
import { collect } from "../local/local-options.js";
import type { TriggerOptions } from "./options.js";

const outcomes: readonly Outcome[] = [
  ...(["succeeded", "failed", "partial", "running", "canceled", "skipped", "unknown"] as const),
];

const explanation = `
Examples:
  vod-events trigger --list
  vod-events trigger media.transcoded --provider <name>
  vod-events trigger media.transcoded --outcome failed --set data.rendition.presetId=100020
  vod-events trigger <native type> --count 20 --to http://localhost:3000/vod
  vod-events trigger media.uploaded --bad-signature --dry-run
  vod-events trigger media.uploaded --dev    # while vod-events dev runs

The command sends a sample of the adapter, signed with VOD_SIGNING_KEY or the key of the config.
Each delivery has a new id, and the current time where the event has one. --to defaults to
VOD_CALLBACK_URL or callback.url of the config. That URL is also the one that is signed.

With --dev, the simulated cloud sends the event as it would send its own: signed, with retries, or
through its queue when vod-events dev runs in pull mode.

--set changes a member of the native event, or a field of the neutral one if the adapter then
shows the new value. --outcome failed makes a failure of a sample if the adapter has none.`;

/** Defines `vod-events trigger`. */
export const defineTrigger: DefineCommand = (command, io, finish) => {
  command
    .description("Send a signed sample delivery of an event type to an application.")
    .argument("[event]", "a neutral type such as media.uploaded, or a native type")
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option("--provider <name>", "the provider, by its name in the config or of its adapter")
    .option("--to <url>", "the base of the callback URLs, or the callback URL of the provider")
    .option("--native <type>", "the native type, where several become the event")
    .addOption(new Option("--outcome <outcome>", "the outcome of the event").choices(outcomes))
    .option("--set <path=value>", "set a member or field; can be repeated", collect)
    .option("--media-id <id>", "the id of the media")
    .option("--count <n>", "the number of events, each with an id of its own", parseCount, 1)
    .option("--duplicate", "send each delivery twice")
    .addOption(
      new Option("--late <duration>", "date and sign it so long ago, such as 15m").argParser(
        parseLate,
      ),
    )
    .option("--bad-signature", "sign with a wrong key")
    .option("--dry-run", "print the requests as curl commands instead of sending them")
    .addOption(
      new Option("--dev", "have the simulated cloud of vod-events dev send it").conflicts([
        ...["to", "late", "badSignature", "dryRun", "yes"],
      ]),
    )
    .option("--list", "list the events of the adapters")
    .option("--yes", "send to a host that is not this machine")
    .option("--json", "print one line of JSON per delivery")
    .addHelpText("after", explanation)
    .action(async (event: string | undefined, flags: TriggerOptions) => {
      const { trigger } = await import("./trigger.js");
      finish(await trigger({ ...flags, event }, io));
    });
};

function parseLate(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  throw new InvalidArgumentError("It must be a duration, such as 15m or 2h.");
}
