import { existsSync } from "node:fs";
import {
  type AnyVodEventsOptions,
  type CallbackManager,
  createCallbackManager,
} from "@vod-events/core";
import { chosenCloud, loadConfiguration } from "../config/configuration.js";
import { inboxIn } from "../config/inbox-file.js";
import type { Shell } from "../io/io.js";

/** The options that say which config is meant, and which of its clouds. */
export interface ConfigFlags {
  readonly config?: string;
  readonly provider?: string;
}

/** A config, and the clouds in it. */
export interface OpenConfig {
  readonly options: AnyVodEventsOptions;
  /** The names of all clouds. */
  readonly names: readonly string[];
  /**
   * The cloud that was chosen.
   *
   * @throws CommandFailure where none was
   */
  chosen(): CallbackManager;
  controlOf(name: string): CallbackManager;
}

/**
 * Loads the config and hands it to a command. An inbox that it names by its file remembers which key a cloud
 * was given; it is made only for a command that `writes`, and is let go of in the end.
 */
export async function withConfig<Result>(
  flags: ConfigFlags & { readonly writes?: boolean },
  shell: Shell,
  use: (config: OpenConfig) => Promise<Result>,
): Promise<Result> {
  const { options, inboxPath: path } = await loadConfiguration(flags.config, shell);
  const remembers = path !== undefined && (flags.writes || existsSync(path));
  const inbox = path !== undefined && remembers ? await inboxIn(path) : undefined;
  try {
    return await use(opened({ ...options, inbox: inbox ?? options.inbox }, flags, shell));
  } finally {
    await inbox?.stop();
  }
}

function opened(options: AnyVodEventsOptions, flags: ConfigFlags, { clock }: Shell): OpenConfig {
  const { handling: _, ...control } = options;
  const names = Object.keys(options.providers);
  const controlOf = (name: string) => createCallbackManager({ ...control, provider: name, clock });
  return {
    ...{ options, names, controlOf },
    chosen: () => controlOf(chosenCloud(flags.provider, options)),
  };
}
