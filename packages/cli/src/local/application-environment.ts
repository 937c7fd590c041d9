import { generatesKeys } from "@vod-events/core/provider";
import type { LocalClouds } from "./local-clouds.js";
import type { LocalConfig } from "./local-config.js";

/**
 * Returns the environment variables of an application that uses the simulated clouds. The signing key is in a file when
 * a cloud generates its key, or when the config has a key file.
 */
export function applicationEnvironment(
  { running, base, signingKey }: LocalClouds,
  { selected, mode, usesKeyFile }: LocalConfig,
  keyFile: string,
): Readonly<Record<string, string>> {
  const names = running.map(({ name }) => name);
  const provider = names.length === 1 ? names[0] : names.find((name) => name === selected);
  const needsFile =
    usesKeyFile || running.some(({ provider: { capabilities } }) => generatesKeys(capabilities));
  const signing = needsFile ? { VOD_SIGNING_KEY_FILE: keyFile } : { VOD_SIGNING_KEY: signingKey };
  return {
    ...(provider !== undefined && { VOD_PROVIDER: provider }),
    VOD_CALLBACK_MODE: mode,
    ...(mode === "push" && { VOD_CALLBACK_URL: base, ...signing }),
    ...Object.assign({}, ...running.map(({ environment }) => environment)),
  };
}
