import { type Members, readNumber, readText, readTexts } from "@vod-events/core/provider";

/** The work that is left in a time span: the media from a position on, or the tasks. */
export type Work = MediaWork | TaskWork;

/** The media that are left. Their list is sorted by time of creation. */
export interface MediaWork {
  readonly step: "media";
  /** The time of creation of the first media to read; absent for the start of the time span. */
  readonly after: string | undefined;
  /** The number of media of exactly this time that were read. */
  readonly offset: number;
}

/** The tasks that are left. */
export interface TaskWork {
  readonly step: "tasks";
  /** The `ScrollToken` of the next page; absent at the first page, and after the last one. */
  readonly token: string | undefined;
  /** Whether the list ends with the tasks that are left. */
  readonly last: boolean;
  /** The ids of listed tasks whose events are missing, at most one page. */
  readonly left: readonly string[];
}

/** The tasks of a whole time span. */
export const allTasks: TaskWork = { step: "tasks", token: undefined, last: false, left: [] };

/** Reads the members of a cursor. */
export function readWork(from: Members): Work {
  if (from.step !== "tasks") {
    return { step: "media", after: readText(from.after), offset: readNumber(from.offset) ?? 0 };
  }
  const { token, last, left } = from;
  return { step: "tasks", token: readText(token), last: last === true, left: readTexts(left) };
}
