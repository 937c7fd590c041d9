/**
 * The door for whoever runs the command inside a process of their own.
 *
 * @module
 */

export type { Output, Shell } from "./io/io.js";
export { run } from "./run.js";
