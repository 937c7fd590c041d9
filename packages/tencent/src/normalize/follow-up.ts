/** The members of a content that name follow-up tasks. */
interface FollowUp {
  readonly ProcedureTaskId: string | undefined;
  readonly ReviewAudioVideoTaskId: string | undefined;
}

/** Returns the tasks that the provider started automatically on a new media. */
export function followUpTaskIds(content: FollowUp): readonly string[] {
  return [content.ProcedureTaskId, content.ReviewAudioVideoTaskId].filter((id) => id !== undefined);
}
