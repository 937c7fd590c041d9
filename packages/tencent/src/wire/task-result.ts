import { lenientObject, type Members, readNumber, readText } from "@vod-events/core/provider";
import { objectWith, readId } from "./field.js";

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

/** Creates a codec for the content of a task, which requires the task's id. A second spread would slow it down. */
export function taskWith<Value>(read: (from: Members) => Value) {
  return objectWith("TaskId", (TaskId, from) => ({
    TaskId,
    SessionContext: readText(from.SessionContext),
    Status: readText(from.Status),
    ErrCodeExt: readText(from.ErrCodeExt),
    ErrCode: readNumber(from.ErrCode),
    Message: readText(from.Message),
    ...read(from),
  }));
}

/** The input of a task on a media. */
export const mediaInput = lenientObject((from) => ({ FileId: readId(from.FileId) }));
