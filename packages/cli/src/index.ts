/**
 * The entry point for programs that run the command in their own process.
 *
 * @module
 */

export type { Io, Output } from "./io/io.js";
export { run } from "./run.js";
