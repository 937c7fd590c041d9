import { resolve } from "node:path";
import { type CheckName, type CheckResult, isVodError, type VodError } from "@vod-events/core";
import { Recorder } from "../check-report/recorder.js";
import { rejectExisting, writeReport } from "../check-report/report-file.js";
import { CommandFailure, type ExitCode, reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { type Colors, colorsFor } from "../output/pretty.js";
import { type ConfigFlags, withConfig } from "./config.js";

export interface CheckCommandOptions extends ConfigFlags {
  /** The timeout of the receiver, in seconds. */
  readonly timeout: number;
  /** The new file for a report. */
  readonly record?: string;
}

/** Checks everything between the config and its events and prints each result. Changes nothing. */
export async function check(options: CheckCommandOptions, io: Io): Promise<ExitCode> {
  const results: CheckResult[] = [];
  if (options.record === undefined) await runChecks(options, io, { results });
  else await runRecorded(options.record, options, io, results);
  return results.some(({ result }) => result === "failed") ? 1 : 0;
}

/** Runs the checks and writes their report, also when an unexpected error ends them. */
async function runRecorded(
  path: string,
  options: CheckCommandOptions,
  io: Io,
  results: CheckResult[],
): Promise<void> {
  const { cwd: folder = process.cwd(), env, clock } = io;
  const file = resolve(folder, path);
  rejectExisting(file);
  const recorder = new Recorder({ folder, env, clock });
  const save = async () => {
    await writeReport(file, recorder.report());
    reportNote(io.stderr, `the report is in ${file}. Read it before you publish it`);
  };
  try {
    await recorder.during(() => runChecks(options, io, { recorder, results }));
  } catch (error) {
    const running = names[results.length];
    if (error instanceof CommandFailure || running === undefined) throw error;
    recorder.addResult({ check: running, result: "failed", message: "", code: "internal_error" });
    await save();
    throw error;
  }
  await save();
}

interface Collected {
  readonly recorder?: Recorder;
  readonly results: CheckResult[];
}

async function runChecks(
  options: CheckCommandOptions,
  io: Io,
  { recorder, results }: Collected,
): Promise<void> {
  const colors = colorsFor(io);
  await withSpinner(io, "checking", async (spinner) => {
    const onResult = (result: CheckResult) => {
      spinner.stop();
      results.push(result);
      recorder?.addResult(result);
      if (!options.json) io.stdout.write(`${formatResult(result, colors)}\n`);
      spinner.start("checking");
    };
    try {
      await withConfig(options, io, (config) => {
        recorder?.addConfig(config.options);
        const manager = config.selected();
        recorder?.addProvider(config.createProvider(manager.provider));
        return manager.check({ timeoutSeconds: options.timeout, onResult });
      });
    } catch (error) {
      if (!isVodError(error) || results.length > 0) throw error;
      for (const result of withoutConfig(error)) onResult(result);
    }
  });
  if (options.json) io.stdout.write(`${printable(JSON.stringify(results))}\n`);
}

const others = ["credentials", "clock", "settings", "url", "signature"] as const;

const names: readonly CheckName[] = ["config", ...others];

function withoutConfig({ code, message }: VodError): readonly CheckResult[] {
  const reason = "the config must be valid first";
  return [
    { check: "config", result: "failed", message, code },
    ...others.map((name) => ({ check: name, result: "skipped", message: reason }) as const),
  ];
}

const signs = { ok: "✓", warning: "!", failed: "✗", skipped: "–" } as const;

const paints = { ok: "green", warning: "yellow", failed: "red", skipped: "dim" } as const;

const widest = Math.max(...names.map(({ length }) => length));

function formatResult({ check, result, message }: CheckResult, colors: Colors): string {
  const sign = colors[paints[result]](signs[result]);
  return `${sign} ${check.padEnd(widest)}  ${printable(message)}`;
}
