import { type CheckName, type CheckResult, isVodError } from "@vod-events/core";
import type { ExitCode } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { type Colors, colorsFor } from "../output/pretty.js";
import { type ConfigFlags, withConfig } from "./config.js";

export interface CheckCommandOptions extends ConfigFlags {
  /** The timeout of the receiver, in seconds. */
  readonly timeout: number;
}

/** Checks everything between the config and its events and prints each result. Changes nothing. */
export async function check(options: CheckCommandOptions, io: Io): Promise<ExitCode> {
  const colors = colorsFor(io);
  const results: CheckResult[] = [];
  await withSpinner(io, "checking", async (spinner) => {
    const onResult = (result: CheckResult) => {
      spinner.stop();
      results.push(result);
      if (!options.json) io.stdout.write(`${formatResult(result, colors)}\n`);
      spinner.start("checking");
    };
    try {
      await withConfig(options, io, (config) =>
        config.selected().check({ timeoutSeconds: options.timeout, onResult }),
      );
    } catch (error) {
      if (!isVodError(error) || results.length > 0) throw error;
      for (const result of withoutConfig(error.message)) onResult(result);
    }
  });
  if (options.json) io.stdout.write(`${printable(JSON.stringify(results))}\n`);
  return results.some(({ result }) => result === "failed") ? 1 : 0;
}

const others: readonly CheckName[] = ["credentials", "clock", "settings", "url", "signature"];

function withoutConfig(message: string): readonly CheckResult[] {
  const reason = "the config must be valid first";
  return [
    { check: "config", result: "failed", message },
    ...others.map((name) => ({ check: name, result: "skipped", message: reason }) as const),
  ];
}

const signs = { ok: "✓", warning: "!", failed: "✗", skipped: "–" } as const;

const paints = { ok: "green", warning: "yellow", failed: "red", skipped: "dim" } as const;

const widest = Math.max(...["config", ...others].map(({ length }) => length));

function formatResult({ check, result, message }: CheckResult, colors: Colors): string {
  const sign = colors[paints[result]](signs[result]);
  return `${sign} ${check.padEnd(widest)}  ${printable(message)}`;
}
