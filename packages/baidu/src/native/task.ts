/** What the payload of every event of a task has. */
export interface TaskComplete {
  readonly taskId?: string;
  /** Such as `SUCCESS`; other words are not documented. */
  readonly status?: string;
  readonly createTime?: string;
  readonly beginProcessTime?: string;
  readonly finishTime?: string;
}

/** What an event says of its own part of a task. */
export interface TaskPart {
  readonly status?: string;
  /** A sentence about a failure, but also `OK` on success. */
  readonly errMsg?: string;
}

/** The preset that a part of a task goes by. */
export interface PresetInput {
  readonly presetId?: string;
}
