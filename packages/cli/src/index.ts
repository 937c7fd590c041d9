/**
 * The door for whoever runs the command inside a process of their own.
 *
 * @module
 */
export { run } from "./run.js";
export type { Output, Shell } from "./shell.js";
