import { VodError } from "../errors/vod-error.js";
import type { MediaCursor, MediaKey, MediaRecord, MediaStore } from "../media/media-store.js";

/** The result of {@link copyMedia}. */
export interface MediaCopy {
  readonly states: number;
  /** The media whose states the target has with other content. */
  readonly differing: readonly MediaKey[];
}

const statesPerPage = 500;

/** Copies the media states that a store does not have, and compares all of them. */
export async function copyMedia(
  source: MediaStore,
  target: MediaStore,
  signal: AbortSignal | undefined,
): Promise<MediaCopy> {
  const differing: MediaKey[] = [];
  let states = 0;
  for (let after: MediaCursor | undefined; ; ) {
    if (signal?.aborted) throw new VodError("aborted", "the copy was aborted; repeat it");
    const records = await source.list({ after, limit: statesPerPage });
    const last = records.at(-1);
    if (last === undefined) return { states, differing };
    await target.write(records.map((record) => ({ ...record, expectedVersion: 0 })));
    const keys = records.map(({ state: { provider, mediaId } }) => ({ provider, mediaId }));
    const found = await target.read(keys);
    differing.push(
      ...keys.filter((_, index) => contentOf(records[index]) !== contentOf(found[index])),
    );
    states += records.length;
    const { provider, mediaId } = last.state;
    after = { provider, mediaId, changedAt: last.changedAt };
  }
}

function contentOf(record: MediaRecord | undefined): string {
  return JSON.stringify([record?.state, record?.changedAt]);
}
