import { dirname } from "node:path";
import type { AnyVodEventsOptions, Inbox } from "@vod-events/core";
import { type Environment, isVodError, VodError } from "@vod-events/core/provider";
import { type Folders, mergeCallback } from "./callback.js";
import { checkShape } from "./check-shape.js";
import type { VodEventsConfig } from "./define-config.js";
import { type ConfigFile, findFile, namedFile } from "./find-file.js";
import { mergeInbox } from "./inbox.js";
import { type Adapters, checkSelected, providerFactories } from "./provider-factories.js";
import { type EnvironmentConfig, readEnvironment } from "./read-environment.js";
import { readConfigFile } from "./read-file.js";
import { readConfigVariable } from "./variables.js";

/** Options of {@link loadConfig}. */
export interface ConfigSources {
  /** The adapters that a config may use, by name: `{ tencent, baidu }`. */
  readonly adapters: Adapters;
  /** Creates an inbox from a path, such as `sqliteInbox`. Without it, a config with an inbox path is rejected. */
  readonly inboxAt?: ((path: string) => Inbox) | undefined;
  /** Default: `process.env`. */
  readonly env?: Environment | undefined;
  /** The start of the file search and the base of relative paths in the environment. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** The config file; disables the search. Default: `VOD_CONFIG`. */
  readonly file?: string | undefined;
}

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
export async function loadConfig(sources: ConfigSources): Promise<LoadedConfig> {
  const { env = process.env, cwd = process.cwd() } = sources;
  const environment = readEnvironment(env);
  const path = sources.file ?? readConfigVariable(env, "VOD_CONFIG");
  const file = path === undefined ? await findFile(cwd) : namedFile(path, cwd);
  const folders: Folders = { ofFile: dirname(file?.path ?? cwd), ofEnvironment: cwd };
  const fileConfig = file === undefined ? {} : await naming(file, () => readChecked(file));
  const options = await naming(file, () => optionsOf(fileConfig, environment, folders, sources));
  checkSelected(environment.provider, options.providers, "VOD_PROVIDER");
  const inbox = mergeInbox(fileConfig.inbox, environment.inbox, folders, sources.inboxAt);
  return { file: file?.path, options: { ...options, inbox } };
}

async function readChecked(file: ConfigFile): Promise<VodEventsConfig> {
  const exported = await readConfigFile(file);
  checkShape(exported);
  return exported;
}

function optionsOf(
  fileConfig: VodEventsConfig,
  environment: EnvironmentConfig,
  folders: Folders,
  { adapters, env = process.env }: ConfigSources,
): AnyVodEventsOptions {
  const providers = providerFactories(fileConfig.providers, adapters, env);
  const { provider = fileConfig.provider } = environment;
  if (environment.provider === undefined) checkSelected(provider, providers, "provider");
  const { receiver, handling } = fileConfig;
  return {
    ...{ provider, providers, receiver, handling },
    callback: mergeCallback(fileConfig.callback, environment, folders),
  };
}

/** Prefixes errors about the file with its name. */
async function naming<Result>(
  file: ConfigFile | undefined,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (file === undefined || !isVodError(error)) throw error;
    throw new VodError(error.code, `${file.name}: ${error.message}`, { cause: error.cause });
  }
}
