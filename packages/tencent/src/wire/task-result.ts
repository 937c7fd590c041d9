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

/** Reads the common members of a task's content, besides its id. */
export function taskOf(from: Members) {
  return { SessionContext: readText(from.SessionContext), ...taskResultOf(from) };
}
