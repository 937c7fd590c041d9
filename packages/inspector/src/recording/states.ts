import type { MediaStatus } from "@vod-events/core/media";

/** The states of the entries of an inbox. */
export const entryStates = ["waiting", "running", "done", "dead"] as const;

/** The statuses of media. */
export const mediaStatuses: readonly MediaStatus[] = [
  ...(["pending", "uploaded", "ready", "failed", "deleted"] as const),
];
