import { resolve } from "node:path";
import type { CallbackConfig, SigningConfig } from "@vod-events/core";
import type { VodEventsConfig } from "./define-config.js";
import { invalid } from "./invalid.js";
import type { SaidByEnvironment } from "./read-environment.js";

/** The folders that relative paths begin at. */
export interface Folders {
  /** The config file's. */
  readonly ofFile: string;
  /** The working directory. */
  readonly ofEnvironment: string;
}

/** The callback config that a file and the environment say together; the environment wins. */
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

/** A key in one place and a key file in the other: neither can be meant to be ignored. */
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
