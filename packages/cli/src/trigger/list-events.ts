import { type AnyVodEventsOptions, isVodError } from "@vod-events/core";
import { loadSamples, type Sample } from "@vod-events/core/samples";
import { selectedProvider } from "../config/configuration.js";
import { type ExitCode, reportFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { tableLines } from "../output/table.js";
import type { TriggerOptions } from "./options.js";

/** Prints the native events of the providers and the neutral events that they become. */
export async function listEvents(
  { provider, json }: TriggerOptions,
  config: AnyVodEventsOptions,
  io: Io,
): Promise<ExitCode> {
  const { providers } = config;
  const names =
    provider === undefined ? Object.keys(providers).sort() : [selectedProvider(provider, config)];
  const listed: (readonly [name: string, samples: readonly Sample[]])[] = [];
  let exitCode: ExitCode = 0;
  for (const name of names) {
    try {
      const created = providers[name]?.();
      if (created !== undefined) listed.push([name, await loadSamples(created)]);
    } catch (error) {
      if (!isVodError(error)) throw error;
      exitCode = reportFailure(io.stderr, {
        code: error.code,
        message: `${name}: ${error.message}`,
      });
    }
  }
  const lines = json ? [asJson(listed)] : listed.flatMap(linesOf);
  for (const line of lines) io.stdout.write(`${printable(line)}\n`);
  return exitCode;
}

function neutralTypes({ events }: Sample): readonly string[] {
  return [...new Set(events.map(({ type }) => type))];
}

function asJson(listed: readonly (readonly [string, readonly Sample[]])[]): string {
  const entries = listed.map(([name, samples]) => [
    name,
    Object.fromEntries(samples.map((sample) => [sample.nativeType, neutralTypes(sample)])),
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

function linesOf([name, samples]: readonly [string, readonly Sample[]]): readonly string[] {
  const rows = samples.map((sample) => [sample.nativeType, neutralTypes(sample).join(", ")]);
  return [`${name}:`, ...tableLines(rows).map((line) => `  ${line}`)];
}
