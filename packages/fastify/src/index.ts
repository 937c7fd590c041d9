/**
 * The entry point for Fastify applications.
 *
 * @module
 */
export { type VodEventsPluginOptions, vodEvents } from "./plugin.js";
