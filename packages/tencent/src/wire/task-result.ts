import { type Members, readNumber, readText } from "@vod-events/core/provider";

/** Reads the error members of a task or a part of one. */
export function taskErrorOf(from: Members) {
  return {
    ErrCodeExt: readText(from.ErrCodeExt),
    ErrCode: readNumber(from.ErrCode),
    Message: readText(from.Message),
  };
}

/** Reads the result members of a task or a part of one. */
export function taskResultOf(from: Members) {
  return { Status: readText(from.Status), ...taskErrorOf(from) };
}
