import { isVodError } from "@vod-events/core";

/**
 * Returns the value of `error.type`: the code of a `VodError`, or the name of the error's class. Its message and its
 * `name` could contain anything.
 */
export function errorType(error: unknown): string {
  if (isVodError(error)) return error.code;
  const name = error instanceof Error ? error.constructor.name : "";
  return name === "" ? "_OTHER" : name;
}
