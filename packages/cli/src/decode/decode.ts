import { decodeEvent, type Provider, type VodEvent } from "@vod-events/core/provider";
import { CommandFailure, type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import { readInput } from "../io/input.js";
import type { Shell } from "../io/io.js";
import { readJson } from "../io/parse-json.js";
import { eventWording } from "../output/format-event.js";
import { describeNotice } from "../output/format-warning.js";
import { type ListedProvider, otherProviderOf } from "../providers/providers.js";
import type { FoundEvent } from "../providers/unwrap.js";

/** What `vod-events decode` is called with. */
export interface DecodeOptions {
  readonly provider: ListedProvider;
  /** `-` or absent for standard input. */
  readonly file: string | undefined;
  /** For people, not for programs. */
  readonly pretty: boolean;
}

/**
 * Prints a cloud's events in the neutral vocabulary. One that cannot be read is reported, and does not keep
 * the others from being printed.
 *
 * @throws CommandFailure when no event is found in the input
 */
export async function decode(options: DecodeOptions, shell: Shell): Promise<ExitCode> {
  const json = readJson(await readInput(options.file, shell));
  const found = options.provider.unwrap(json);
  if (found.length === 0) reportNote(shell.stderr, "there are no events in it");
  const provider = options.provider.create();
  const word = eventWording(options.pretty, shell);
  let exitCode: ExitCode = 0;
  for (const event of found) {
    try {
      refuseOtherProvider(event.json, options.provider);
      for (const translated of translate(provider, event, shell)) {
        shell.stdout.write(word(translated));
      }
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      exitCode = reportFailure(shell.stderr, {
        code: error.code,
        message: locate(event, error.message),
      });
    }
  }
  return exitCode;
}

function refuseOtherProvider(json: unknown, chosen: ListedProvider): void {
  const other = otherProviderOf(json, chosen);
  if (other === undefined) return;
  const message = `this looks like an event of ${other}: use --provider ${other}`;
  throw new CommandFailure("other_provider", message);
}

function translate(provider: Provider, event: FoundEvent, { stderr }: Shell): readonly VodEvent[] {
  const decoded = decodeEvent(provider, event.json);
  if (!decoded.ok) throw new CommandFailure("body_not_decodable", decoded.problems.join("; "));
  for (const warning of decoded.warnings ?? []) {
    reportNote(stderr, locate(event, describeNotice(warning)));
  }
  return provider.normalize(decoded.wire);
}

function locate({ place }: FoundEvent, message: string): string {
  return place === undefined ? message : `${place}: ${message}`;
}
