/** The common members of the payload of a task's event. */
export interface TaskComplete {
  readonly taskId?: string;
  /** Such as `SUCCESS`. Other values are undocumented. */
  readonly status?: string;
  readonly createTime?: string;
  readonly beginProcessTime?: string;
  readonly finishTime?: string;
}

/** The common members of an event's part of a task. */
export interface TaskPart {
  readonly status?: string;
  /** Describes a failure, but is also `OK` on success. */
  readonly errMsg?: string;
}

/** The preset of a part of a task. */
export interface PresetInput {
  readonly presetId?: string;
}
