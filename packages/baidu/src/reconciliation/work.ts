import { type Members, readText, readTexts } from "@vod-events/core/provider";

/** The work that is left in a time span: the details of tasks, then the rest of the tasks, then the media. */
export interface Work {
  /** The tasks to read in detail. */
  readonly taskIds: readonly string[];
  /** Whether all tasks are listed. */
  readonly tasksListed: boolean;
  /** The next page of the list that is read; absent for its first page. */
  readonly marker: string | undefined;
  /** The media that tasks created. The list of media shows them like uploads. */
  readonly createdIds: readonly string[];
}

/** Reads the members of a cursor. */
export function readWork(from: Members): Work {
  return {
    taskIds: readTexts(from.taskIds) ?? [],
    tasksListed: from.tasksListed === true,
    marker: readText(from.marker),
    createdIds: readTexts(from.createdIds) ?? [],
  };
}
