import { readNumber, readText } from "@vod-events/core/provider";
import type { Members } from "./field.js";

/** The members in which a task, or a part of one, says why it failed. */
export function taskErrorOf(from: Members) {
  return {
    ErrCodeExt: readText(from.ErrCodeExt),
    ErrCode: readNumber(from.ErrCode),
    Message: readText(from.Message),
  };
}

/** The members in which a task, or a part of one, says how it went. */
export function taskResultOf(from: Members) {
  return { Status: readText(from.Status), ...taskErrorOf(from) };
}
