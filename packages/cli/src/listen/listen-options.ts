import type { Place } from "./callback-server.js";
import type { ListenedConfig } from "./configured.js";

export interface ListenOptions extends Place, ListenedConfig {
  /** The file for rejected callbacks; absent for none. */
  readonly capture: string | undefined;
  /** Whether the output is formatted for people. */
  readonly pretty: boolean;
}
