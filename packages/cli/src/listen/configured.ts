import { resolve } from "node:path";
import type { AnyVodEventsOptions } from "@vod-events/core";
import type { DeliveryMode } from "@vod-events/core/provider";
import { chosenCloud, loadConfiguration } from "../config/configuration.js";
import { defaultInboxFile } from "../config/inbox-file.js";
import { CommandFailure } from "../io/failure.js";
import type { Shell } from "../io/io.js";

/** What is typed of a config, in place of what its file and the environment say. */
export interface TypedConfig {
  readonly config?: string;
  readonly provider?: string;
  readonly mode?: DeliveryMode;
  readonly url?: string;
  readonly allowUnsigned?: boolean;
  readonly inbox?: string;
  readonly endpoint?: string;
}

/** What to listen to, and the file that events wait in. */
export interface ListenedConfig {
  /** The name of the cloud. */
  readonly provider: string;
  readonly options: AnyVodEventsOptions;
  readonly inbox: string;
}

/**
 * The config of a listener: the file's, the environment's above it, and above both what was typed.
 *
 * @throws CommandFailure where no cloud is named, or one that is not there
 */
export async function configured(typed: TypedConfig, shell: Shell): Promise<ListenedConfig> {
  const env = { ...shell.env, ...endpointVariables(typed.endpoint) };
  const { options, inboxPath } = await loadConfiguration(typed.config, { env, cwd: shell.cwd });
  const provider = chosenCloud(typed.provider, options);
  const { mode = options.callback.mode, url = options.callback.url } = typed;
  const allowUnsigned = typed.allowUnsigned ?? options.receiver?.allowUnsigned ?? false;
  return {
    provider,
    inbox: resolve(shell.cwd ?? ".", typed.inbox ?? inboxPath ?? defaultInboxFile),
    options: {
      ...{ provider, providers: options.providers },
      receiver: { ...options.receiver, allowUnsigned },
      callback: { ...options.callback, mode, url },
    },
  };
}

function endpointVariables(endpoint: string | undefined) {
  if (endpoint === undefined) return {};
  if (!/^https?:\/\/[^/]+\/?$/.test(endpoint)) {
    throw new CommandFailure(
      "usage",
      "--endpoint must be an http or https URL without a path, such as http://127.0.0.1:4000",
    );
  }
  return { TENCENTCLOUD_VOD_ENDPOINT: endpoint, BAIDUCLOUD_VOD_ENDPOINT: endpoint };
}
