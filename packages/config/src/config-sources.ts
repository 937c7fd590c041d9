import type { Inbox } from "@vod-events/core";
import type { Environment } from "@vod-events/core/provider";
import type { Adapters } from "./adapters.js";

/** Options of `loadConfig` and `loadAdapters`. */
export interface ConfigSources {
  /**
   * The adapters that a config may use, by name. The config file may name more. Default: the installed packages
   * `@vod-events/*`, from the folder of the config file or the working directory upwards.
   */
  readonly adapters?: Adapters | undefined;
  /** A further folder to find installed adapters from, such as that of a globally installed command. */
  readonly searchFolder?: string | undefined;
  /**
   * Creates an inbox from an absolute path or a URL, such as `sqliteInbox` from a path. Without it, a config with an
   * inbox path is rejected.
   */
  readonly inboxAt?: ((address: string) => Inbox) | undefined;
  /** Default: `process.env`. */
  readonly env?: Environment | undefined;
  /** The start of the file search and the base of relative paths in the environment. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** The config file; disables the search. Default: `VOD_CONFIG`. */
  readonly file?: string | undefined;
}
