import {
  type Members,
  type ReconciliationRequest,
  readList,
  readRecord,
  readText,
  secondsFrom,
  secondsUntil,
} from "@vod-events/core/provider";
import { errors } from "../api/api-error.js";
import type { BaiduListQuery } from "../api/client.js";

/** A page of a list. */
export interface ListPage {
  readonly items: readonly Members[];
  /** The marker of the next page; absent after the last one. */
  readonly next: string | undefined;
}

/** Returns the query of what was created in a time span. */
export function listQuery(
  { since, until }: Pick<ReconciliationRequest, "since" | "until">,
  maxSize: number,
  marker: string | undefined,
): BaiduListQuery {
  return {
    beginTime: secondsFrom(since),
    endTime: secondsUntil(until),
    maxSize,
    ...(marker !== undefined && { marker }),
  };
}

/**
 * Reads a page of a list.
 *
 * @throws VodError `response_invalid` for a response without a list, or without the marker of its next page
 */
export function readListPage(answer: unknown, call: string): ListPage {
  const page = readRecord(answer);
  if (!Array.isArray(page?.data)) throw errors.invalidResponse(call, "no list");
  const next = page.isTruncated === true ? readText(page.nextMarker) : undefined;
  if (page.isTruncated === true && next === undefined)
    throw errors.invalidResponse(call, "no next marker");
  const items = readList(page.data).map(readRecord);
  return { items: items.filter((item) => item !== undefined), next };
}
