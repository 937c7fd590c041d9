import {
  type Members,
  pageOfCall,
  type ReconciliationSource,
  readCursor,
  readList,
  readNumber,
  readRecord,
  readText,
} from "@vod-events/core/provider";
import type { MuxApi, MuxCall } from "./api/api.js";
import { errors } from "./api/api-error.js";
import { eventsOfAsset } from "./reconciliation/asset-events.js";
import { coverage } from "./reconciliation/coverage.js";

/** An asset of the list, with its creation in seconds since 1970. */
interface ListedAsset {
  readonly asset: Members;
  readonly createdAt: number;
}

/** The maximum is undocumented in the SDK. */
const perPage = 100;
/** How long before the time span an asset may have been created that ends in it. */
const longestPreparationSeconds = 24 * 3600;

/**
 * Reads the assets that were created in a time span, or up to a day before it. The list has no filter of times.
 *
 * @see https://www.mux.com/docs/api-reference/video/assets
 */
export function reconciliationSource(api: MuxApi): ReconciliationSource {
  return {
    // 5 requests other than POST are documented: https://www.mux.com/docs/core/make-api-requests
    limits: { callsPerSecond: 5, reachBackSeconds: longestPreparationSeconds },
    coverage,
    async read({ since, until, cursor: text }, signal) {
      const { after, oldest } = readCursor(text, readWork);
      const { assets, next } = await api("list assets", listOf(after), signal);
      const from = since.getTime() / 1000 - longestPreparationSeconds;
      const isWanted = ({ createdAt }: ListedAsset) =>
        createdAt >= from && createdAt <= until.getTime() / 1000;
      const events = assets
        .filter(isWanted)
        .flatMap(({ asset, createdAt }) => eventsOfAsset(asset, instant(createdAt)));
      const last = oldestOf(assets, oldest);
      const isEnd = next === undefined || (last !== unsorted && last < from);
      return pageOfCall(events, isEnd ? undefined : { after: next, oldest: last });
    },
  };
}

function readWork(from: Members) {
  return { after: readText(from.after), oldest: readNumber(from.oldest) };
}

function listOf(
  cursor: string | undefined,
): MuxCall<{ readonly assets: readonly ListedAsset[]; readonly next: string | undefined }> {
  const query = { limit: perPage, ...(cursor !== undefined && { cursor }) };
  return async ({ video }, options) => {
    // The SDK reads a response without a list as an empty one.
    const response = await video.assets.list(query, options).asResponse();
    const body = readRecord(await response.json());
    if (!Array.isArray(body?.data)) throw errors.invalidResponse("list assets", "no list");
    const listed = readList(body.data).map((item) => listedAsset(readRecord(item) ?? {}));
    return { assets: listed, next: listed.length === 0 ? undefined : readText(body.next_cursor) };
  };
}

function listedAsset(asset: Members): ListedAsset {
  const createdAt = readNumber(asset.created_at);
  if (readText(asset.id) === undefined || createdAt === undefined) {
    throw errors.invalidResponse("list assets", "one without an id or a time");
  }
  return { asset, createdAt };
}

/** The creation of no asset: the list is not sorted from new to old. */
const unsorted = -1;

/**
 * Returns the creation of the oldest asset so far, or {@link unsorted}. The order of the list is undocumented. So only
 * a list that has been sorted from new to old, of more than one time, ends before its last page.
 */
function oldestOf(assets: readonly ListedAsset[], oldest: number | undefined): number {
  const times = [oldest, ...assets.map(({ createdAt }) => createdAt)].filter(
    (time) => time !== undefined,
  );
  const isSorted = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return isSorted && (oldest !== undefined || first > last) ? last : unsorted;
}

function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
