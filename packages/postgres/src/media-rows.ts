import type { MediaRecord } from "@vod-events/core/inbox";

/** The row of a media state. The application may parse numbers in its own way. */
export interface MediaRow {
  readonly state: string;
  readonly version: number | string;
  readonly changed_at: number | string;
}

/** The columns of a {@link MediaRow}. */
export const mediaColumns = "state, version, changed_at";

/** Reads a record. */
export function mediaRecordOf(row: MediaRow): MediaRecord {
  return {
    state: JSON.parse(row.state),
    version: Number(row.version),
    changedAt: new Date(Number(row.changed_at)),
  };
}
