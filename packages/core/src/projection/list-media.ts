import { VodError } from "../errors/vod-error.js";
import type { MediaStore } from "../media/media-store.js";
import type { MediaListFilter, MediaPage } from "./media-states.js";

const maxLimit = 1000;

/**
 * Returns a page of states.
 *
 * @throws VodError `config_invalid` for an invalid limit
 */
export async function listMedia(
  store: MediaStore,
  { status, limit = 100, provider, since, after }: MediaListFilter,
): Promise<MediaPage> {
  if (!(Number.isSafeInteger(limit) && limit > 0 && limit <= maxLimit)) {
    throw new VodError("config_invalid", `list.limit: must be an integer from 1 to ${maxLimit}`);
  }
  const statuses = typeof status === "string" ? [status] : status;
  const found = await store.list({ provider, since, after, statuses, limit: limit + 1 });
  const records = found.slice(0, limit);
  const last = records.at(-1);
  if (found.length <= limit || last === undefined) return { records };
  const { state, changedAt } = last;
  return { records, next: { provider: state.provider, mediaId: state.mediaId, changedAt } };
}
