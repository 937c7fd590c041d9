/**
 * Entry point that finds adapters without loading them, nor anything else.
 *
 * @module
 */
export { type InstalledAdapter, installedAdapters } from "./installed-adapters.js";
