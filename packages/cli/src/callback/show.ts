import {
  type CallbackManager,
  isVodError,
  type RedactedSettings,
  type VodError,
} from "@vod-events/core";
import { type ExitCode, reportFailure } from "../io/failure.js";
import type { Shell } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { tableLines } from "../output/table.js";
import { type ConfigFlags, withConfig } from "./config.js";
import { settingsTable } from "./settings-table.js";
import { shownUrl } from "./shown-url.js";

/** What `vod-events callback show` is called with. */
export interface ShowCommandOptions extends ConfigFlags {
  /** Every cloud of the config, not only the chosen one. */
  readonly all: boolean;
  readonly json: boolean;
}

/** A cloud, and what it is told, or why that cannot be read. */
export interface ShownCloud {
  readonly control: CallbackManager;
  readonly settings: RedactedSettings | VodError;
}

/** Prints what clouds are told. One that cannot be read does not keep the others from being shown. */
export function show(options: ShowCommandOptions, shell: Shell): Promise<ExitCode> {
  return withConfig(options, shell, async (config) => {
    const controls = options.all ? config.names.map(config.controlOf) : [config.chosen()];
    const names = controls.map(({ provider }) => provider).join(", ");
    const clouds = await withSpinner(shell, `reading ${names}`, () =>
      Promise.all(controls.map(readCloud)),
    );
    if (options.json) {
      shell.stdout.write(`${printable(JSON.stringify(asJson(clouds)))}\n`);
    } else {
      const rows = settingsTable(config.options.callback, clouds);
      shell.stdout.write(`${tableLines(rows).join("\n")}\n`);
    }
    let exitCode: ExitCode = 0;
    for (const { control, settings } of clouds) {
      if (!isVodError(settings)) continue;
      const { code, message, requestId } = settings;
      const located = `${control.provider}: ${message}`;
      exitCode = reportFailure(shell.stderr, { code, message: located, requestId });
    }
    return exitCode;
  });
}

async function readCloud(control: CallbackManager): Promise<ShownCloud> {
  try {
    return { control, settings: await control.read() };
  } catch (error) {
    if (!isVodError(error)) throw error;
    return { control, settings: error };
  }
}

function asJson(clouds: readonly ShownCloud[]): object {
  return Object.fromEntries(
    clouds.map(({ control, settings }) => {
      if (isVodError(settings)) return [control.provider, { error: settings.code }];
      const url = settings.url === undefined ? {} : { url: shownUrl(settings.url) };
      return [control.provider, { ...settings, ...url }];
    }),
  );
}
