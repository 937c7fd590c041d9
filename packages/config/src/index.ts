/**
 * Entry point for applications and commands that a file configures.
 *
 * @module
 */

export type { AdapterFactory, Adapters } from "./adapters.js";
export type { ConfigSources } from "./config-sources.js";
export {
  type AdapterEntry,
  type CompleteConfig,
  defineConfig,
  type ModeOfEntry,
  type ProviderEntries,
  type ProviderEntry,
  type VodEventsConfig,
} from "./define-config.js";
export { loadAdapters } from "./load-adapters.js";
export { type LoadedConfig, loadConfig } from "./load-config.js";
export { loadInstalledAdapter } from "./load-installed-adapter.js";
export { configVariables } from "./variables.js";
