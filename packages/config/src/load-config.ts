import type { AnyVodEventsOptions, Inbox } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";

/** What {@link loadConfig} goes by. */
export interface ConfigSources {
  /** The adapters that a config may name, by the name that it calls them: `{ tencent, baidu }`. */
  readonly adapters: Readonly<Record<string, (options: never) => Provider>>;
  /** Makes the inbox in a file, such as `sqliteInbox`; without it a config may name no file. */
  readonly inboxAt?: ((path: string) => Inbox) | undefined;
  /** Default: `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Where the search for a file begins. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** The config file; none is searched for then. */
  readonly file?: string | undefined;
}

/** What was loaded. */
export interface LoadedConfig {
  /** The path of the file; `undefined` where there is none and everything comes from the environment. */
  readonly file: string | undefined;
  /** For `createVodEvents` and `createCallbackControl`. */
  readonly options: AnyVodEventsOptions;
}

/** Loads the config of an application from its file and its environment. */
export async function loadConfig({
  adapters,
  env = process.env,
}: ConfigSources): Promise<LoadedConfig> {
  const providers = Object.entries(adapters).map(([name, adapter]) => [
    name,
    () => adapter({ env } as never),
  ]);
  return {
    file: undefined,
    options: {
      provider: env.VOD_PROVIDER,
      providers: Object.fromEntries(providers),
      callback: {
        mode: "push",
        url: env.VOD_CALLBACK_URL,
        signing: { key: env.VOD_SIGNING_KEY },
      },
    },
  };
}
