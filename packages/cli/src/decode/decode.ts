import { decodeEvent, type Provider, type VodEvent } from "@vod-events/core/provider";
import { CommandFailure, type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import { readInput } from "../io/input.js";
import type { Io } from "../io/io.js";
import { readJson } from "../io/parse-json.js";
import { formatEvent } from "../output/format-event.js";
import { formatWarning } from "../output/format-warning.js";
import { type ListedProvider, otherProviderOf } from "../providers/providers.js";
import type { FoundEvent } from "../providers/unwrap.js";

export interface DecodeOptions {
  readonly provider: ListedProvider;
  /** `-` or absent for standard input. */
  readonly file: string | undefined;
  /** Whether the output is formatted for people. */
  readonly pretty: boolean;
}

/**
 * Prints a provider's events in the neutral model. An undecodable event is reported and does not prevent the others
 * from being printed.
 *
 * @throws CommandFailure when the input contains no event
 */
export async function decode(options: DecodeOptions, io: Io): Promise<ExitCode> {
  const json = readJson(await readInput(options.file, io));
  const found = options.provider.unwrap(json);
  if (found.length === 0) reportNote(io.stderr, "the input contains no events");
  const provider = options.provider.create();
  const format = formatEvent(options.pretty, io);
  let exitCode: ExitCode = 0;
  for (const event of found) {
    try {
      rejectOtherProvider(event.json, options.provider);
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

function rejectOtherProvider(json: unknown, chosen: ListedProvider): void {
  const other = otherProviderOf(json, chosen);
  if (other === undefined) return;
  const message = `this looks like an event of ${other}. Use --provider ${other}`;
  throw new CommandFailure("other_provider", message);
}

function translate(provider: Provider, event: FoundEvent, { stderr }: Io): readonly VodEvent[] {
  const decoded = decodeEvent(provider, event.json);
  if (!decoded.ok) throw new CommandFailure("body_not_decodable", decoded.problems.join("; "));
  for (const warning of decoded.warnings ?? []) {
    reportNote(stderr, locate(event, formatWarning(warning)));
  }
  return provider.normalize(decoded.wire);
}

function locate({ place }: FoundEvent, message: string): string {
  return place === undefined ? message : `${place}: ${message}`;
}
