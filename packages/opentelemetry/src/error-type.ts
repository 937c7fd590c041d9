import { isVodError } from "@vod-events/core";

/** The class names that count as error types. Others could contain anything. */
const className = /^[A-Za-z_$][\w$]{0,63}$/;

/** Returns the value of `error.type`: the code of a `VodError`, or the name of the error's class. Never the message. */
export function errorType(error: unknown): string {
  if (isVodError(error)) return error.code;
  if (error instanceof Error && className.test(error.name)) return error.name;
  return "_OTHER";
}
