/**
 * The door for applications and commands that are configured by a file.
 *
 * @module
 */
export { defineConfig, type VodEventsConfig } from "./define-config.js";
export { type ConfigSources, type LoadedConfig, loadConfig } from "./load-config.js";
