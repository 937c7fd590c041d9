import { resolve } from "node:path";
import type { CallbackConfig, SigningConfig } from "@vod-events/core";
import type { VodEventsConfig } from "./define-config.js";
import { invalid } from "./invalid.js";
import type { SaidByEnvironment } from "./read-environment.js";

/** The base folders of relative paths. */
export interface Folders {
  /** The folder of the config file. */
  readonly ofFile: string;
  /** The working directory. */
  readonly ofEnvironment: string;
}

/** Merges the callback config of a file and of the environment. The environment overrides the file. */
export function mergeCallback(
  said: VodEventsConfig["callback"],
  environment: SaidByEnvironment,
  folders: Folders,
): CallbackConfig {
  const { url = said?.url, events = said?.events } = environment;
  return {
    mode: environment.mode ?? said?.mode ?? "push",
    url,
    events,
    signing: mergeSigning(said?.signing, environment, folders),
  };
}

function mergeSigning(
  said: SigningConfig | undefined,
  environment: SaidByEnvironment,
  { ofFile, ofEnvironment }: Folders,
): SigningConfig | undefined {
  const { keyFile } = environment;
  refuseConflict(said, environment);
  if (keyFile !== undefined) return { keyFile: resolve(ofEnvironment, keyFile) };
  if (typeof said?.keyFile === "string" && said.keyFile !== "") {
    return { ...said, keyFile: resolve(ofFile, said.keyFile) };
  }
  const { key = said?.key, previousKeys = said?.previousKeys } = environment;
  if (said === undefined && key === undefined && previousKeys === undefined) return undefined;
  return { ...said, key, previousKeys } as SigningConfig;
}

/** Rejects a key in one source and a key file in the other, since one of them would be ignored. */
function refuseConflict(
  said: SigningConfig | undefined,
  { key, previousKeys, keyFile }: SaidByEnvironment,
): void {
  const kept = said?.keyFile !== undefined;
  const member = said?.key === undefined ? "previousKeys" : "key";
  const variable = key === undefined ? "VOD_PREVIOUS_SIGNING_KEYS" : "VOD_SIGNING_KEY";
  if (kept && (key ?? previousKeys) !== undefined) throw conflict("keyFile", variable);
  if (keyFile !== undefined && (said?.key ?? said?.previousKeys) !== undefined) {
    throw conflict(member, "VOD_SIGNING_KEY_FILE");
  }
}

function conflict(member: string, variable: string) {
  return invalid(`callback.signing.${member} and ${variable} exclude each other: take one out`);
}
