import { type Environment, readVariable } from "@vod-events/core/provider";

/** The environment variables that `loadConfig` reads. Adapters read the variables of their credentials. */
export const configVariables = [
  "VOD_CONFIG",
  "VOD_PROVIDER",
  "VOD_CALLBACK_MODE",
  "VOD_CALLBACK_URL",
  "VOD_CALLBACK_EVENTS",
  "VOD_SIGNING_KEY",
  "VOD_PREVIOUS_SIGNING_KEYS",
  "VOD_SIGNING_KEY_FILE",
  "VOD_INBOX",
] as const;

/** The value of a variable; `undefined` also for an empty one. */
export function readConfigVariable(
  env: Environment,
  name: (typeof configVariables)[number],
): string | undefined {
  return readVariable(env, name);
}
