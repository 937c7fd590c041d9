import { existsSync } from "node:fs";
import { baidu } from "@vod-events/baidu";
import { loadConfig } from "@vod-events/config";
import {
  type AnyVodEventsOptions,
  type CallbackControl,
  createCallbackControl,
  memoryInbox,
} from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import { CommandFailure } from "../failure.js";
import { inboxIn } from "../inbox-file.js";
import { nearest } from "../nearest.js";
import type { Shell } from "../shell.js";

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
  chosen(): CallbackControl;
  controlOf(name: string): CallbackControl;
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
  let path: string | undefined;
  const { options } = await loadConfig({
    ...{ adapters: { tencent, baidu }, env: shell.env, cwd: shell.cwd, file: flags.config },
    inboxAt(named) {
      path = named;
      return memoryInbox();
    },
  });
  const remembers = path !== undefined && (flags.writes || existsSync(path));
  const inbox = path !== undefined && remembers ? await inboxIn(path) : undefined;
  const { inbox: given, ...rest } = options;
  try {
    return await use(opened({ ...rest, inbox: inbox ?? given }, flags, shell));
  } finally {
    await inbox?.stop();
  }
}

function opened(options: AnyVodEventsOptions, flags: ConfigFlags, { clock }: Shell): OpenConfig {
  const { handling: _, ...control } = options;
  const names = Object.keys(options.providers);
  const controlOf = (name: string) => createCallbackControl({ ...control, provider: name, clock });
  return {
    ...{ options, names, controlOf },
    chosen: () => controlOf(chosenName(flags.provider, options.provider, names)),
  };
}

/**
 * The name of the cloud that was typed, or else of the configured one.
 *
 * @throws CommandFailure where there is neither, or it is none of the config's
 */
export function chosenName(
  typed: string | undefined,
  configured: string | undefined,
  names: readonly string[],
): string {
  const list = names.join(" or ");
  if (typed === undefined) {
    if (configured) return configured;
    const places = "--provider, VOD_PROVIDER, or provider in the config file";
    throw new CommandFailure("usage", `name the cloud: ${places}, ${list}`);
  }
  if (names.includes(typed)) return typed;
  const meant = nearest(typed, names);
  const question = meant === undefined ? "" : ` (Did you mean ${meant}?)`;
  throw new CommandFailure("usage", `--provider must be ${list}${question}`);
}
