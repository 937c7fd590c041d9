/** Where a content names the tasks that were started on a new media. */
interface FollowUp {
  readonly ProcedureTaskId: string | undefined;
  readonly ReviewAudioVideoTaskId: string | undefined;
}

/** The tasks that the cloud started on a new media by itself. */
export function followUpTaskIds(content: FollowUp): readonly string[] {
  return [content.ProcedureTaskId, content.ReviewAudioVideoTaskId].filter((id) => id !== undefined);
}
