import { invalidParameter } from "./api-error.js";

/**
 * The default of `limit`.
 *
 * @see https://github.com/muxinc/mux-go/blob/026b8c74bb38338212b6ca59bf65d1a457a953e1/docs/DirectUploadsApi.md
 */
const defaultLimit = 25;

/** Returns the page that the query parameters `page` and `limit` select. Throws for an invalid number. */
export function numberedPage<Item>(
  items: readonly Item[],
  query: URLSearchParams,
): readonly Item[] {
  const limit = limitOf(query);
  const start = (positive(query, "page", 1) - 1) * limit;
  return items.slice(start, start + limit);
}

/**
 * Returns the page after the query parameter `cursor`, or the one that `page` selects. The cursor is the id of the last
 * item of the page before, which is a guess. It is `null` on the last page.
 */
export function cursorPage<Item extends { readonly id: string }>(
  items: readonly Item[],
  query: URLSearchParams,
): { readonly data: readonly Item[]; readonly next_cursor: string | null } {
  const cursor = query.get("cursor");
  const start = items.findIndex(({ id }) => id === cursor) + 1;
  if (cursor !== null && start === 0) throw invalidParameter("The cursor is invalid.");
  const data =
    cursor === null ? numberedPage(items, query) : items.slice(start, start + limitOf(query));
  const end = data.at(-1);
  return { data, next_cursor: end === undefined || end === items.at(-1) ? null : end.id };
}

function limitOf(query: URLSearchParams): number {
  return positive(query, "limit", defaultLimit);
}

function positive(query: URLSearchParams, name: string, initial: number): number {
  const value = Number(query.get(name) ?? initial);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw invalidParameter(`${name} must be a positive integer.`);
  }
  return value;
}
