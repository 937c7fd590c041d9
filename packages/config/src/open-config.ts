import { dirname } from "node:path";
import { isVodError, VodError } from "@vod-events/core/provider";
import type { Folders } from "./callback.js";
import { checkShape } from "./check-shape.js";
import type { ConfigSources } from "./config-sources.js";
import type { VodEventsConfig } from "./define-config.js";
import { type ConfigFile, findFile, namedFile } from "./find-file.js";
import { readConfigFile } from "./read-file.js";
import { readConfigVariable } from "./variables.js";

/** The config file and its content, which is empty without a file. */
export interface OpenConfig {
  readonly file: ConfigFile | undefined;
  readonly folders: Folders;
  readonly fileConfig: VodEventsConfig;
}

/** Finds and reads the config file. */
export async function openConfig(sources: ConfigSources): Promise<OpenConfig> {
  const { env = process.env, cwd = process.cwd() } = sources;
  const path = sources.file ?? readConfigVariable(env, "VOD_CONFIG");
  const file = path === undefined ? await findFile(cwd) : namedFile(path, cwd);
  const folders = { ofFile: file === undefined ? cwd : dirname(file.path), ofEnvironment: cwd };
  const fileConfig = file === undefined ? {} : await namingFile(file, () => readChecked(file));
  return { file, folders, fileConfig };
}

async function readChecked(file: ConfigFile): Promise<VodEventsConfig> {
  const exported = await readConfigFile(file);
  checkShape(exported);
  return exported;
}

/** Prefixes errors about the file with its name. */
export async function namingFile<Result>(
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
