/**
 * The entry point for servers: bindings of the receiver to HTTP hosts.
 *
 * @module
 */
export { type FetchHandler, fetchHandler } from "./fetch-handler.js";
export {
  type FunctionEvent,
  type FunctionHandler,
  type FunctionReply,
  functionHandler,
} from "./function-handler.js";
export { type NodeHandler, nodeHandler } from "./node-handler.js";
export type { NodeRequest } from "./node-request.js";
