import {
  type CapturedDelivery,
  createVodEvents,
  type Explanation,
  type VodEvents,
} from "@vod-events/core";
import type { ConfigFlags } from "../callback/config.js";
import { chosenCloud, loadConfiguration } from "../config/configuration.js";
import { CommandFailure, type ExitCode } from "../io/failure.js";
import { readInput } from "../io/input.js";
import type { Shell } from "../io/io.js";
import { printable } from "../io/printable.js";
import { type Colors, colorsFor } from "../output/pretty.js";
import { capturesInJson } from "./captured-json.js";
import { capturedRequest, looksLikeRequest } from "./captured-request.js";

/** What `vod-events explain` is called with. */
export interface ExplainOptions extends ConfigFlags {
  /** The file with what was captured, or `-`. */
  readonly capture: string;
  readonly json: boolean;
}

/**
 * Says of each captured callback whether the receiver of the config would take it, and why not. Ends with 1 when
 * any would be refused.
 *
 * @throws CommandFailure or VodError when the capture or the config cannot be used
 */
export async function explain(options: ExplainOptions, shell: Shell): Promise<ExitCode> {
  const captures = readCaptures(await readInput(options.capture, shell));
  const vod = await configured(options, shell);
  const colors = colorsFor(shell);
  let exitCode: ExitCode = 0;
  for (const [index, capture] of captures.entries()) {
    const explanation = await vod.explain(placed(capture, vod));
    const json = options.json ? JSON.stringify(explanation) : undefined;
    if (json === undefined && captures.length > 1) shell.stdout.write(headingOf(capture, index));
    shell.stdout.write(
      `${json === undefined ? wordingOf(explanation, colors) : printable(json)}\n`,
    );
    if (!explanation.accepted) exitCode = 1;
  }
  return exitCode;
}

function readCaptures(bytes: Uint8Array): readonly CapturedDelivery[] {
  if (looksLikeRequest(bytes)) return [capturedRequest(bytes)];
  const captures = capturesInJson(new TextDecoder().decode(bytes));
  if (captures.length > 0) return captures;
  throw new CommandFailure("input_empty", "there is nothing but blanks");
}

/** The application of the config, with an inbox of its own: nothing of the real one is opened. */
async function configured(flags: ConfigFlags, shell: Shell): Promise<VodEvents> {
  const { options } = await loadConfiguration(flags.config, shell);
  const provider = chosenCloud(flags.provider, options);
  const { providers, receiver, callback } = options;
  const pushed = callback.url === undefined ? callback : ({ ...callback, mode: "push" } as const);
  return createVodEvents({ provider, providers, receiver, callback: pushed, clock: shell.clock });
}

/** What does not say where it came to is taken to have come to the chosen cloud's URL. */
function placed(capture: CapturedDelivery, { callback }: VodEvents): CapturedDelivery {
  if (capture.path !== undefined || capture.url !== undefined) return capture;
  if (callback.url === undefined) return capture;
  const { pathname, search } = new URL(callback.url);
  return { ...capture, path: `${pathname}${search}` };
}

/** Tells one of several callbacks from the others. */
function headingOf({ receivedAt }: CapturedDelivery, index: number): string {
  const came = receivedAt === undefined ? "" : `, which came ${receivedAt.toISOString()}`;
  return `${index === 0 ? "" : "\n"}callback ${index + 1}${came}\n`;
}

function wordingOf({ provider, code, causes, tried }: Explanation, colors: Colors): string {
  const cloud = provider === undefined ? "" : ` (${provider})`;
  if (code === undefined) return `${colors.green("accepted")}${cloud}`;
  const lines = causes.flatMap(({ name, words, fix }) => [
    `cause  ${colors.bold(name)}: ${words}`,
    `fix    ${fix}`,
  ]);
  const checks = `tried  ${tried} ${tried === 1 ? "check" : "checks"} of the signature`;
  return [`${colors.red("rejected")} ${code}${cloud}`, ...lines, checks].map(printable).join("\n");
}
