import type { MediaRecord, MediaWrite } from "@vod-events/core/inbox";
import type { Value } from "./driver.js";
import { escapeText } from "./exact-text.js";

/** The row of a media state. */
export interface MediaRow {
  readonly state: string;
  readonly version: number;
  readonly changed_at: number;
}

/** The columns of a {@link MediaRow}. */
export const mediaColumns = "state, version, changed_at";

/** Reads a record. */
export function mediaRecordOf(row: MediaRow): MediaRecord {
  return {
    state: JSON.parse(row.state),
    version: row.version,
    changedAt: new Date(row.changed_at),
  };
}

/** The columns status, changed_at, state, provider, media_id of a write. */
export function mediaColumnsOf({ state, changedAt }: MediaWrite): readonly Value[] {
  const { status, provider, mediaId } = state;
  return [
    status,
    changedAt.getTime(),
    JSON.stringify(state),
    escapeText(provider),
    escapeText(mediaId),
  ];
}
