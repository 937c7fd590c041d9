/**
 * The inspector: a page that shows the deliveries and events of an application.
 *
 * @module
 */
export {
  type StartedInspector,
  type StartInspectorOptions,
  startInspector,
} from "./local/start-inspector.js";
export { type Inspector, type InspectorOptions, inspector } from "./mount/inspector.js";
export type { ReplayTargets } from "./server/context.js";
export type { InspectorNodeHandler, MountedRequest } from "./server/node-bridge.js";
