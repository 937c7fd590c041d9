import { readText } from "@vod-events/core/provider";
import type { Members } from "./field.js";
import { taskResultOf } from "./task-result.js";

/** The members, beside its id, that the content of nearly every type for a task has. */
export function taskOf(from: Members) {
  return { SessionContext: readText(from.SessionContext), ...taskResultOf(from) };
}
