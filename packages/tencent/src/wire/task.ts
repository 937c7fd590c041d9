import { type Members, readText } from "@vod-events/core/provider";
import { taskResultOf } from "./task-result.js";

/** Reads the common members of a task's content, besides its id. */
export function taskOf(from: Members) {
  return { SessionContext: readText(from.SessionContext), ...taskResultOf(from) };
}
