import { type Environment, readVariable } from "@vod-events/core/provider";

/** An environment variable of the config. */
export interface ConfigVariable {
  readonly name: string;
  /** A short description. */
  readonly description: string;
}

/** Every variable that `loadConfig` reads. Adapters read the variables of their credentials. */
export const configVariables = [
  {
    name: "VOD_CONFIG",
    description: "the path of the config file. Without it, the file is searched for",
  },
  { name: "VOD_PROVIDER", description: "the name of the provider" },
  { name: "VOD_CALLBACK_MODE", description: "push or pull" },
  { name: "VOD_CALLBACK_URL", description: "the base of the callback URLs" },
  { name: "VOD_CALLBACK_EVENTS", description: "the event types to receive, separated by commas" },
  { name: "VOD_SIGNING_KEY", description: "the key that the provider signs with" },
  {
    name: "VOD_PREVIOUS_SIGNING_KEYS",
    description: "keys that are still accepted, separated by commas",
  },
  { name: "VOD_SIGNING_KEY_FILE", description: "the path of a key file, instead of the keys" },
  { name: "VOD_INBOX", description: "the path of the inbox file, or the URL of its database" },
] as const satisfies readonly ConfigVariable[];

/** The value of a variable; `undefined` also for an empty one. */
export function readConfigVariable(
  env: Environment,
  name: (typeof configVariables)[number]["name"],
): string | undefined {
  return readVariable(env, name);
}
