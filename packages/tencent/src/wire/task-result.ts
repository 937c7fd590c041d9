import { number, text } from "./field.js";

/** The fields in which a task, or a part of one, says how it went. */
export const taskResult = { Status: text, ErrCodeExt: text, ErrCode: number, Message: text };
