import { resolve } from "node:path";
import type { CallbackConfig, SigningConfig } from "@vod-events/core";
import type { VodEventsConfig } from "./define-config.js";
import { invalid } from "./invalid.js";
import type { EnvironmentConfig } from "./read-environment.js";

/** The base folders of relative paths. */
export interface Folders {
  /** The folder of the config file. */
  readonly ofFile: string;
  /** The working directory. */
  readonly ofEnvironment: string;
}

/** Merges the callback config of a file and of the environment. The environment overrides the file. */
export function mergeCallback(
  fileConfig: VodEventsConfig["callback"],
  environment: EnvironmentConfig,
  folders: Folders,
): CallbackConfig {
  const { url = fileConfig?.url, events = fileConfig?.events } = environment;
  return {
    mode: environment.mode ?? fileConfig?.mode ?? "push",
    url,
    events,
    signing: mergeSigning(fileConfig?.signing, environment, folders),
  };
}

function mergeSigning(
  fileConfig: SigningConfig | undefined,
  environment: EnvironmentConfig,
  { ofFile, ofEnvironment }: Folders,
): SigningConfig | undefined {
  const { keyFile } = environment;
  rejectConflict(fileConfig, environment);
  if (keyFile !== undefined) return { keyFile: resolve(ofEnvironment, keyFile) };
  if (typeof fileConfig?.keyFile === "string" && fileConfig.keyFile !== "") {
    return { ...fileConfig, keyFile: resolve(ofFile, fileConfig.keyFile) };
  }
  const { key = fileConfig?.key, previousKeys = fileConfig?.previousKeys } = environment;
  if (fileConfig === undefined && key === undefined && previousKeys === undefined) return undefined;
  return { ...fileConfig, key, previousKeys } as SigningConfig;
}

/** Rejects a key in one source and a key file in the other, since one of them would be ignored. */
function rejectConflict(
  fileConfig: SigningConfig | undefined,
  { key, previousKeys, keyFile }: EnvironmentConfig,
): void {
  const kept = fileConfig?.keyFile !== undefined;
  const member = fileConfig?.key === undefined ? "previousKeys" : "key";
  const variable = key === undefined ? "VOD_PREVIOUS_SIGNING_KEYS" : "VOD_SIGNING_KEY";
  if (kept && (key ?? previousKeys) !== undefined) throw conflict("keyFile", variable);
  if (keyFile !== undefined && (fileConfig?.key ?? fileConfig?.previousKeys) !== undefined) {
    throw conflict(member, "VOD_SIGNING_KEY_FILE");
  }
}

function conflict(member: string, variable: string) {
  return invalid(
    `callback.signing.${member} and ${variable} exclude each other. Remove one of them`,
  );
}
