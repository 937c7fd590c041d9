import { loadConfig } from "@vod-events/config";
import { type AnyVodEventsOptions, memoryInbox } from "@vod-events/core";
import { didYouMean } from "@vod-events/core/provider";
import { alternatives } from "../io/alternatives.js";
import { usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { installCommand } from "./install-command.js";
import { searchFolder } from "./search-folder.js";

/** The config of a command. */
export interface Configuration {
  /** Without an inbox that is configured by its path: each command decides whether it opens one. */
  readonly options: AnyVodEventsOptions;
  readonly inboxPath: string | undefined;
  /** The path of the file; `undefined` if there is none. */
  readonly file: string | undefined;
}

/** Loads the config from its file and the environment. */
export async function loadConfiguration(
  file: string | undefined,
  { env, cwd }: Pick<Io, "env" | "cwd">,
): Promise<Configuration> {
  let inboxPath: string | undefined;
  const loaded = await loadConfig({
    ...{ env, cwd, file, searchFolder },
    inboxAt(path) {
      inboxPath = path;
      return memoryInbox();
    },
  });
  const { inbox, ...others } = loaded.options;
  const options = inboxPath === undefined ? { ...others, inbox } : others;
  return { inboxPath, file: loaded.file, options };
}

/**
 * Returns the provider given on the command line, or the configured one.
 *
 * @throws CommandFailure when there is none or its name is unknown
 */
export function selectedProvider(
  typed: string | undefined,
  { provider: configured, providers }: AnyVodEventsOptions,
): string {
  const names = Object.keys(providers);
  if (names.length === 0) {
    const advice = `Run ${installCommand(typed)}, or add one to providers of the config file`;
    throw usage(`there is no provider. ${advice}`);
  }
  const list = alternatives(names);
  if (typed === undefined) {
    if (configured) return configured;
    const places = "--provider, VOD_PROVIDER, or provider in the config file";
    throw usage(`no provider is selected. Set ${places} to ${list}`);
  }
  if (names.includes(typed)) return typed;
  const install = `. Install the adapter: ${installCommand(typed)}`;
  const advice = `${install}. If the config file has providers, add it to them`;
  throw usage(`--provider must be ${list}${didYouMean(typed, names) || advice}`);
}
