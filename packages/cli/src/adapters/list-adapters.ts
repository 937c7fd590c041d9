import type { Adapters } from "@vod-events/config";
import { isVodError } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { adaptersOf, decoderOf } from "../config/adapters.js";
import { type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { tableLines } from "../output/table.js";

export interface AdaptersCommandOptions {
  readonly config?: string;
  readonly json?: boolean;
}

/** Prints the adapters with their modes and environment variables. */
export async function listAdapters(
  { config, json }: AdaptersCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const adapters = await adaptersOf(config, io);
  const created: (readonly [name: string, provider: Provider])[] = [];
  let exitCode: ExitCode = 0;
  for (const name of Object.keys(adapters).sort()) {
    const provider = createOrReport(name, adapters, io);
    if (provider === undefined) exitCode = 1;
    else created.push([name, provider]);
  }
  if (created.length === 0) reportNote(io.stderr, "no adapter is installed");
  const lines = json ? [asJson(created)] : created.flatMap(linesOf);
  for (const line of lines) io.stdout.write(`${printable(line)}\n`);
  return exitCode;
}

/** An adapter may be broken or need options. */
function createOrReport(name: string, adapters: Adapters, io: Io): Provider | undefined {
  try {
    return decoderOf(name, adapters);
  } catch (error) {
    if (!isVodError(error)) throw error;
    reportFailure(io.stderr, { code: error.code, message: `${name}: ${error.message}` });
    return undefined;
  }
}

function asJson(created: readonly (readonly [string, Provider])[]): string {
  const entries = created.map(([name, { capabilities, environment = [] }]) => [
    name,
    { modes: capabilities.modes, environment },
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

function linesOf([name, provider]: readonly [string, Provider]): readonly string[] {
  const { capabilities, environment = [] } = provider;
  const variables = environment.map(({ name: variable, description }) => [variable, description]);
  const modes = capabilities.modes.join(", ");
  return [`${name}: ${modes}`, ...tableLines(variables).map((line) => `  ${line}`)];
}
