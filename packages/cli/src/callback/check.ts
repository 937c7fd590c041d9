import { type CheckName, type CheckResult, isVodError } from "@vod-events/core";
import { CommandFailure, type ExitCode } from "../io/failure.js";
import type { Shell } from "../io/io.js";
import { printable } from "../io/printable.js";
import { Spinner } from "../io/spinner.js";
import { type Colors, colorsFor } from "../output/pretty.js";
import { type ConfigFlags, withConfig } from "./config.js";

/** What `vod-events callback check` is called with. */
export interface CheckCommandOptions extends ConfigFlags {
  /** How long the receiver may take to answer. */
  readonly timeout: number;
  readonly json: boolean;
}

/** Tries everything between the config and its events, and says of each what to do. Changes nothing. */
export async function check(options: CheckCommandOptions, shell: Shell): Promise<ExitCode> {
  const colors = colorsFor(shell);
  const spinner = new Spinner(shell);
  const results: CheckResult[] = [];
  const onResult = (result: CheckResult) => {
    spinner.stop();
    results.push(result);
    if (!options.json) shell.stdout.write(`${wordingOf(result, colors)}\n`);
    spinner.start(() => "checking");
  };
  spinner.start(() => "checking");
  try {
    await withConfig(options, shell, (config) =>
      config.chosen().check({ timeoutSeconds: options.timeout, onResult }),
    );
  } catch (error) {
    if (error instanceof CommandFailure || !isVodError(error) || results.length > 0) throw error;
    for (const result of withoutConfig(error.message)) onResult(result);
  } finally {
    spinner.stop();
  }
  if (options.json) shell.stdout.write(`${printable(JSON.stringify(results))}\n`);
  return results.some(({ result }) => result === "failed") ? 1 : 0;
}

const others: readonly CheckName[] = ["credentials", "clock", "settings", "url", "signature"];

function withoutConfig(message: string): readonly CheckResult[] {
  const reason = "the config has to be valid first";
  return [
    { check: "config", result: "failed", message },
    ...others.map((name) => ({ check: name, result: "skipped", message: reason }) as const),
  ];
}

const signs = { ok: "✓", warning: "!", failed: "✗", skipped: "–" } as const;

const paints = { ok: "green", warning: "yellow", failed: "red", skipped: "dim" } as const;

const widest = Math.max(...["config", ...others].map(({ length }) => length));

function wordingOf({ check, result, message }: CheckResult, colors: Colors): string {
  const sign = colors[paints[result]](signs[result]);
  return `${sign} ${check.padEnd(widest)}  ${printable(message)}`;
}
