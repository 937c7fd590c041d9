import { existsSync } from "node:fs";
import {
  type AnyVodEventsOptions,
  type CallbackManager,
  createCallbackManager,
} from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { loadConfiguration, selectedProvider } from "../config/configuration.js";
import { inboxAt } from "../config/inbox-address.js";
import { isDatabaseUrl } from "../config/postgres-inbox.js";
import type { Io } from "../io/io.js";

/** The options of a command that uses a provider of the config. */
export interface ConfigFlags {
  readonly config?: string;
  readonly provider?: string;
  readonly json?: boolean;
}

/** A loaded config and its providers. */
export interface OpenConfig {
  readonly options: AnyVodEventsOptions;
  /** The names of all providers. */
  readonly names: readonly string[];
  /**
   * Returns the selected provider.
   *
   * @throws CommandFailure when none is selected
   */
  selected(): CallbackManager;
  managerOf(name: string): CallbackManager;
  /** Creates the adapter of a provider. */
  createProvider(name: string): Provider | undefined;
}

/**
 * Loads the config and passes it to a command. An inbox that is configured by its path stores which key was applied
 * to a provider. It is created only for a command that `writes`, and is closed at the end.
 */
export async function withConfig<Result>(
  flags: ConfigFlags & { readonly writes?: boolean },
  io: Io,
  use: (config: OpenConfig) => Promise<Result>,
): Promise<Result> {
  const { options, inboxPath: path } = await loadConfiguration(flags.config, io);
  const remembers = path !== undefined && (flags.writes || isDatabaseUrl(path) || existsSync(path));
  const inbox = path !== undefined && remembers ? await inboxAt(path) : undefined;
  try {
    return await use(opened({ ...options, inbox: inbox ?? options.inbox }, flags, io));
  } finally {
    await inbox?.stop();
  }
}

function opened(options: AnyVodEventsOptions, flags: ConfigFlags, { clock }: Io): OpenConfig {
  const { handling: _, ...control } = options;
  const names = Object.keys(options.providers);
  const managerOf = (name: string) => createCallbackManager({ ...control, provider: name, clock });
  return {
    ...{ options, names, managerOf },
    createProvider: (name) => options.providers[name]?.(),
    selected: () => managerOf(selectedProvider(flags.provider, options)),
  };
}
