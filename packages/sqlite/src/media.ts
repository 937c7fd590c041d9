import type { MediaDeletion, MediaStore, MediaWrite } from "@vod-events/core/inbox";
import type { Connection } from "./connection.js";
import { escapeText } from "./exact-text.js";
import { mediaChoiceOf, mediaDeletionOf } from "./media-filter.js";
import { type MediaRow, mediaColumns, mediaColumnsOf, mediaRecordOf } from "./media-rows.js";
import type { Statements } from "./statements.js";

/** The maximum number of deleted states and released pages per transaction, so that the event loop can continue. */
const statesAtOnce = 500;
const pagesAtOnce = 2000;

/** Creates the store of media states in a file. */
export function mediaStoreOf(connection: Connection): MediaStore {
  return {
    async read(keys) {
      const parameters = keys.map((key) => [escapeText(key.provider), escapeText(key.mediaId)]);
      const rows = await connection.read(({ statements: { readMedia } }) =>
        parameters.map((each) => readMedia.all(...each)[0]),
      );
      return rows.map((row) => row && mediaRecordOf(row));
    },
    async write(writes) {
      if (writes.length === 0) return [];
      const rows = writes.map((write) => ({ write, columns: mediaColumnsOf(write) }));
      return connection.write(({ statements }) =>
        rows.map(({ write, columns }) => writeState(write, columns, statements)),
      );
    },
    async list(filter) {
      const { sql, parameters } = mediaChoiceOf(filter);
      const rows = await connection.read(({ database }) =>
        database.prepare<MediaRow>(`select ${mediaColumns} from media ${sql}`).all(...parameters),
      );
      return rows.map(mediaRecordOf);
    },
    async delete(filter) {
      return deleteChosen(filter, connection);
    },
  };
}

function writeState(
  { expectedVersion }: MediaWrite,
  columns: ReturnType<typeof mediaColumnsOf>,
  { insertMedia, updateMedia }: Statements,
): boolean {
  const changed =
    expectedVersion === 0
      ? insertMedia.run(...columns)
      : updateMedia.run(...columns, expectedVersion);
  return changed === 1;
}

async function deleteChosen(filter: MediaDeletion, connection: Connection): Promise<number> {
  const { sql, parameters } = mediaDeletionOf(filter, statesAtOnce);
  for (let total = 0; ; ) {
    const count = await connection.write(({ database }) => {
      const text = `delete from media where number in (select number from media ${sql})`;
      const deleted = database.prepare(text).run(...parameters);
      if (deleted > 0) database.exec(`pragma incremental_vacuum(${pagesAtOnce})`);
      return deleted;
    });
    total += count;
    if (count < statesAtOnce) return total;
  }
}
