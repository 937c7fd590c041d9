import { number, text } from "./field.js";

/** The fields in which a task, or a part of one, says why it failed. */
export const taskError = { ErrCodeExt: text, ErrCode: number, Message: text };

/** The fields in which a task, or a part of one, says how it went. */
export const taskResult = { Status: text, ...taskError };
