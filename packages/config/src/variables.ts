import { type Environment, readVariable } from "@vod-events/core/provider";

/** An environment variable of the config. */
export interface ConfigVariable {
  readonly name: string;
  /** A short description. */
  readonly holds: string;
}

/** Every variable that `loadConfig` reads. Adapters read the variables of their credentials. */
export const configVariables = [
  { name: "VOD_CONFIG", holds: "the path of the config file; none is searched for then" },
  { name: "VOD_PROVIDER", holds: "the name of the cloud" },
  { name: "VOD_CALLBACK_MODE", holds: "push or pull" },
  { name: "VOD_CALLBACK_URL", holds: "the base of the URLs that clouds call" },
  { name: "VOD_CALLBACK_EVENTS", holds: "the event types to receive, separated by commas" },
  { name: "VOD_SIGNING_KEY", holds: "the key that the provider signs with" },
  { name: "VOD_PREVIOUS_SIGNING_KEYS", holds: "keys that still hold, with commas between" },
  { name: "VOD_SIGNING_KEY_FILE", holds: "the path of a key file, in place of the keys" },
  { name: "VOD_INBOX", holds: "the path of the inbox file" },
] as const satisfies readonly ConfigVariable[];

/** The value of a variable; `undefined` also for an empty one. */
export function readConfigVariable(
  env: Environment,
  name: (typeof configVariables)[number]["name"],
): string | undefined {
  return readVariable(env, name);
}
