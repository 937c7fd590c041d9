import { type CallbackManager, isVodError } from "@vod-events/core";
import { type ExitCode, reportFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { tableLines } from "../output/table.js";
import { type ConfigFlags, withConfig } from "./config.js";
import { type ProviderSettings, settingsTable } from "./settings-table.js";
import { shownUrl } from "./shown-url.js";

export interface ShowCommandOptions extends ConfigFlags {
  /** Whether to show every provider of the config instead of the selected one. */
  readonly all?: boolean;
}

/** Prints the settings of providers. A provider that cannot be read does not prevent the others from being shown. */
export function show(options: ShowCommandOptions, io: Io): Promise<ExitCode> {
  return withConfig(options, io, async (config) => {
    const controls = options.all ? config.names.map(config.managerOf) : [config.selected()];
    const names = controls.map(({ provider }) => provider).join(", ");
    const providers = await withSpinner(io, `reading ${names}`, () =>
      Promise.all(controls.map(readProvider)),
    );
    if (options.json) {
      io.stdout.write(`${printable(JSON.stringify(asJson(providers)))}\n`);
    } else {
      const rows = settingsTable(config.options.callback, providers);
      io.stdout.write(`${tableLines(rows).join("\n")}\n`);
    }
    let exitCode: ExitCode = 0;
    for (const { control, settings } of providers) {
      if (!isVodError(settings)) continue;
      const { code, message, requestId } = settings;
      const located = `${control.provider}: ${message}`;
      exitCode = reportFailure(io.stderr, { code, message: located, requestId });
    }
    return exitCode;
  });
}

async function readProvider(control: CallbackManager): Promise<ProviderSettings> {
  try {
    return { control, settings: await control.read() };
  } catch (error) {
    if (!isVodError(error)) throw error;
    return { control, settings: error };
  }
}

function asJson(providers: readonly ProviderSettings[]): object {
  return Object.fromEntries(
    providers.map(({ control, settings }) => {
      if (isVodError(settings)) return [control.provider, { error: settings.code }];
      const url = settings.url === undefined ? {} : { url: shownUrl(settings.url) };
      return [control.provider, { ...settings, ...url }];
    }),
  );
}
