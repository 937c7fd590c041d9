import type { AnyVodEventsOptions } from "@vod-events/core";
import type { Environment } from "@vod-events/core/provider";
import type { Adapters } from "./adapters.js";
import { adaptersFrom } from "./adapters-from.js";
import { type Folders, mergeCallback } from "./callback.js";
import type { ConfigSources } from "./config-sources.js";
import type { VodEventsConfig } from "./define-config.js";
import { mergeInbox } from "./inbox.js";
import { namingFile, openConfig } from "./open-config.js";
import { checkSelected, providerFactories } from "./provider-factories.js";
import { type EnvironmentConfig, readEnvironment } from "./read-environment.js";

/** The result of `loadConfig`. */
export interface LoadedConfig {
  /** The path of the file; `undefined` if there is none and all options come from the environment. */
  readonly file: string | undefined;
  /** The options of `createVodEvents` and `createCallbackManager`. */
  readonly options: AnyVodEventsOptions;
}

/**
 * Loads the config of an application from its file and its environment. The environment overrides the file.
 * Options that neither sets stay unset, and `createVodEvents` reports the required ones. `mode` defaults to `push`.
 *
 * @throws VodError `config_invalid` for an invalid file or variable; the message names it
 */
export async function loadConfig(sources: ConfigSources = {}): Promise<LoadedConfig> {
  const { env = process.env } = sources;
  const environment = readEnvironment(env);
  const { file, folders, fileConfig } = await openConfig(sources);
  const adapters = await namingFile(file, () => adaptersFrom(fileConfig, folders.ofFile, sources));
  const options = await namingFile(file, () =>
    optionsOf(fileConfig, environment, folders, adapters, env),
  );
  checkSelected(environment.provider, options.providers, "VOD_PROVIDER");
  const inbox = mergeInbox(fileConfig.inbox, environment.inbox, folders, sources.inboxAt);
  return { file: file?.path, options: { ...options, inbox } };
}

function optionsOf(
  fileConfig: VodEventsConfig,
  environment: EnvironmentConfig,
  folders: Folders,
  adapters: Adapters,
  env: Environment,
): AnyVodEventsOptions {
  const providers = providerFactories(fileConfig.providers, adapters, env);
  const { provider = fileConfig.provider } = environment;
  if (environment.provider === undefined) checkSelected(provider, providers, "provider");
  const { receiver, handling, media, reconcile } = fileConfig;
  return {
    ...{ provider, providers, receiver, handling, media, reconcile },
    callback: mergeCallback(fileConfig.callback, environment, folders),
  };
}
