/**
 * The entry point for NestJS applications.
 *
 * @module
 */
export { InjectVodEvents, vodEventsToken } from "./injection.js";
export type {
  NamedInstance,
  VodEventsModuleAsyncOptions,
  VodEventsModuleOptions,
} from "./module-options.js";
export { OnVodEvent, type VodEventMethodDecorator } from "./on-vod-event.js";
export { VodEventsModule } from "./vod-events-module.js";
