import {
  type LocatedEvent,
  type Provider,
  translateEvent,
  type VodEvent,
} from "@vod-events/core/provider";
import { adaptersOf, decoderOf } from "../config/adapters.js";
import { CommandFailure, type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import { readInput } from "../io/input.js";
import type { Io } from "../io/io.js";
import { readJson } from "../io/parse-json.js";
import { formatEvent } from "../output/format-event.js";
import { formatWarning } from "../output/format-warning.js";
import { eventsIn } from "./events-in.js";
import { otherProviderOf } from "./other-provider.js";

export interface DecodeOptions {
  /** The name of an adapter. */
  readonly provider: string;
  /** The config file, which may name adapters. */
  readonly config?: string;
  /** `-` or absent for standard input. */
  readonly file?: string | undefined;
  /** Whether the output is formatted for people. */
  readonly pretty?: boolean;
}

/**
 * Prints a provider's events in the neutral model. An undecodable event is reported and does not prevent the others
 * from being printed.
 *
 * @throws CommandFailure when the input contains no event, or there is no such adapter
 */
export async function decode(options: DecodeOptions, io: Io): Promise<ExitCode> {
  const adapters = await adaptersOf(options.config, io);
  const provider = decoderOf(options.provider, adapters);
  const json = readJson(await readInput(options.file, io));
  const { events, isHandshake } = eventsIn(json, provider);
  if (isHandshake) reportNote(io.stderr, "the input is a handshake, which the receiver answers");
  else if (events.length === 0) reportNote(io.stderr, "the input contains no events");
  const format = formatEvent(options.pretty ?? false, io);
  let exitCode: ExitCode = 0;
  for (const event of events) {
    try {
      rejectOtherProvider(otherProviderOf(event.json, provider, adapters));
      for (const translated of translate(provider, event, io)) {
        io.stdout.write(format(translated));
      }
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      exitCode = reportFailure(io.stderr, {
        code: error.code,
        message: locate(event, error.message),
      });
    }
  }
  return exitCode;
}

function rejectOtherProvider(other: string | undefined): void {
  if (other === undefined) return;
  const message = `this looks like an event of ${other}. Use --provider ${other}`;
  throw new CommandFailure("other_provider", message);
}

function translate(provider: Provider, event: LocatedEvent, { stderr }: Io): readonly VodEvent[] {
  const translated = translateEvent({ provider, name: provider.id }, event.json);
  if ("code" in translated) {
    throw new CommandFailure(translated.code, translated.problems.join("; "));
  }
  for (const warning of translated.warnings) {
    reportNote(stderr, locate(event, formatWarning(warning)));
  }
  return translated.events;
}

function locate({ place }: LocatedEvent, message: string): string {
  return place === undefined ? message : `${place}: ${message}`;
}
