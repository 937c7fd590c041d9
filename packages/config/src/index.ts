/**
 * Entry point for applications and commands that a file configures.
 *
 * @module
 */
export {
  type AdapterEntry,
  type CompleteConfig,
  defineConfig,
  type ModeOfEntry,
  type ProviderEntries,
  type ProviderEntry,
  type VodEventsConfig,
} from "./define-config.js";
export { type ConfigSources, type LoadedConfig, loadConfig } from "./load-config.js";
export { type ConfigVariable, configVariables } from "./variables.js";
