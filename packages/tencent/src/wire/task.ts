import { readText } from "@vod-events/core/provider";
import type { Members } from "./field.js";
import { taskResultOf } from "./task-result.js";

/** Reads the common members of a task's content, besides its id. */
export function taskOf(from: Members) {
  return { SessionContext: readText(from.SessionContext), ...taskResultOf(from) };
}
