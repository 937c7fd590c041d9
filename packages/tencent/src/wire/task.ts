import { requiredId, text } from "./field.js";
import { taskResult } from "./task-result.js";

/** The fields that the content of nearly every type for a task has. */
export const task = { TaskId: requiredId, SessionContext: text, ...taskResult };

/** What the codecs of these contents are called in messages. */
export const taskName = "an object with a TaskId";
