import {
  type CapturedDelivery,
  createVodEvents,
  type Explanation,
  type VodEvents,
} from "@vod-events/core";
import type { ConfigFlags } from "../callback/config.js";
import { loadConfiguration, selectedProvider } from "../config/configuration.js";
import { count } from "../io/count.js";
import { CommandFailure, type ExitCode } from "../io/failure.js";
import { readInput } from "../io/input.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { type Colors, colorsFor } from "../output/pretty.js";
import { capturesInJson } from "./captured-json.js";
import { capturedRequest, looksLikeRequest } from "./captured-request.js";

export interface ExplainOptions extends ConfigFlags {
  /** The capture file, or `-`. */
  readonly capture: string;
}

/**
 * Prints for each captured callback whether the configured receiver accepts it, and why not. Exits with 1 when any is
 * rejected.
 *
 * @throws CommandFailure or VodError when the capture or the config is invalid
 */
export async function explain(options: ExplainOptions, io: Io): Promise<ExitCode> {
  const captures = readCaptures(await readInput(options.capture, io));
  const vod = await configured(options, io);
  const colors = colorsFor(io);
  let exitCode: ExitCode = 0;
  for (const [index, capture] of captures.entries()) {
    const explanation = await vod.explain(withPath(capture, vod));
    const json = options.json ? JSON.stringify(explanation) : undefined;
    if (json === undefined && captures.length > 1) io.stdout.write(headingOf(capture, index));
    io.stdout.write(
      `${json === undefined ? formatExplanation(explanation, colors) : printable(json)}\n`,
    );
    if (!explanation.accepted) exitCode = 1;
  }
  return exitCode;
}

function readCaptures(bytes: Uint8Array): readonly CapturedDelivery[] {
  if (looksLikeRequest(bytes)) return [capturedRequest(bytes)];
  const captures = capturesInJson(new TextDecoder().decode(bytes));
  if (captures.length > 0) return captures;
  throw new CommandFailure("input_empty", "the capture contains only white space");
}

/** Creates the configured application with a separate inbox. The real inbox is not opened. */
async function configured(flags: ConfigFlags, io: Io): Promise<VodEvents> {
  const { options } = await loadConfiguration(flags.config, io);
  const provider = selectedProvider(flags.provider, options);
  const { providers, receiver, callback } = options;
  const pushed = callback.url === undefined ? callback : ({ ...callback, mode: "push" } as const);
  return createVodEvents({ provider, providers, receiver, callback: pushed, clock: io.clock });
}

/** A capture without a target counts as sent to the URL of the selected provider. */
function withPath(capture: CapturedDelivery, { callback }: VodEvents): CapturedDelivery {
  if (capture.path !== undefined || capture.url !== undefined) return capture;
  if (callback.url === undefined) return capture;
  const { pathname, search } = new URL(callback.url);
  return { ...capture, path: `${pathname}${search}` };
}

/** Returns a heading for one of several callbacks. */
function headingOf({ receivedAt }: CapturedDelivery, index: number): string {
  const time = receivedAt === undefined ? "" : `, received ${receivedAt.toISOString()}`;
  return `${index === 0 ? "" : "\n"}callback ${index + 1}${time}\n`;
}

function formatExplanation({ provider, code, causes, tried }: Explanation, colors: Colors): string {
  const source = provider === undefined ? "" : ` (${provider})`;
  if (code === undefined) return `${colors.green("accepted")}${source}`;
  const lines = causes.flatMap(({ name, message, fix }) => [
    `cause  ${colors.bold(name)}: ${message}`,
    `fix    ${fix}`,
  ]);
  const checks = `tried  ${count(tried, "signature check")}`;
  return [`${colors.red("rejected")} ${code}${source}`, ...lines, checks].map(printable).join("\n");
}
