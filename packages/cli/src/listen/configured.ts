import type { AnyVodEventsOptions } from "@vod-events/core";
import type { DeliveryMode } from "@vod-events/core/provider";
import { loadConfiguration, selectedProvider } from "../config/configuration.js";
import { addressFrom, defaultInbox } from "../config/inbox-address.js";
import type { Forwarding } from "../forward/forwarding.js";
import { usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import type { Place } from "../io/listen-on.js";

/** Settings from the command line. They override the config file and the environment. */
export interface TypedConfig {
  readonly config?: string;
  readonly provider?: string;
  readonly mode?: DeliveryMode;
  readonly url?: string;
  readonly allowUnsigned?: boolean;
  readonly inbox?: string;
  readonly endpoint?: string;
}

/** The provider to listen to, and the inbox file. */
export interface ListenedConfig {
  /** The provider's name. */
  readonly provider: string;
  readonly options: AnyVodEventsOptions;
  readonly inbox: string;
}

/** The options of a listener. */
export interface ListenOptions extends Place, ListenedConfig {
  /** The file for rejected callbacks; absent for none. */
  readonly capture: string | undefined;
  /** The port of the inspector, 0 for any free port; absent for no inspector. */
  readonly inspect: number | undefined;
  /** Whether the output is formatted for people. */
  readonly pretty: boolean;
  /** Absent to print the events. */
  readonly forwarding: Forwarding | undefined;
  /** Whether events that are forwarded are printed, too. */
  readonly printsToo: boolean;
}

/**
 * Returns the config of a listener: the file, overridden by the environment and then by the command line.
 *
 * @throws CommandFailure when no known provider is selected
 */
export async function configured(typed: TypedConfig, io: Io): Promise<ListenedConfig> {
  const env: Record<string, string | undefined> = { ...(io.env ?? process.env) };
  const { options, inboxPath } = await loadConfiguration(typed.config, { env, cwd: io.cwd });
  const provider = selectedProvider(typed.provider, options);
  // The adapter reads the environment when it is created for the receiver.
  if (typed.endpoint !== undefined)
    env[endpointVariable(provider, options)] = checked(typed.endpoint);
  const { mode = options.callback.mode, url = options.callback.url } = typed;
  const allowUnsigned = typed.allowUnsigned ?? options.receiver?.allowUnsigned ?? false;
  return {
    provider,
    inbox: addressFrom(io.cwd ?? ".", typed.inbox ?? inboxPath ?? defaultInbox),
    options: {
      ...{ provider, providers: options.providers },
      receiver: { ...options.receiver, allowUnsigned },
      callback: { ...options.callback, mode, url },
    },
  };
}

/** Returns the environment variable of the API's URL. */
function endpointVariable(provider: string, { providers }: AnyVodEventsOptions): string {
  const variables = providers[provider]?.().environment ?? [];
  const variable = variables.find(({ option }) => option === "endpoint")?.name;
  if (variable !== undefined) return variable;
  throw usage(`--endpoint: the adapter of ${provider} has no such option`);
}

function checked(endpoint: string): string {
  if (/^https?:\/\/[^/]+\/?$/.test(endpoint)) return endpoint;
  throw usage(
    "--endpoint must be an http or https URL without a path, such as http://127.0.0.1:4000",
  );
}
