import type { MediaDeletion, MediaFilter } from "@vod-events/core/inbox";
import { escapeText } from "./exact-text.js";
import type { Choice } from "./filter.js";

/** Translates a filter of media states to SQL, last changed first. */
export function mediaChoiceOf(filter: MediaFilter): Choice {
  const { since, after, limit } = filter;
  const { conditions, values } = commonConditions(filter);
  if (since !== undefined) conditions.push(`changed_at >= $${values.push(since.getTime())}`);
  if (after !== undefined) {
    const time = `$${values.push(after.changedAt.getTime())}`;
    const provider = `$${values.push(escapeText(after.provider))}`;
    const mediaId = `$${values.push(escapeText(after.mediaId))}`;
    conditions.push(
      `changed_at <= ${time}`,
      `(changed_at < ${time} or (provider, media_id) > (${provider}, ${mediaId}))`,
    );
  }
  const limited = limit === undefined ? "" : ` limit $${values.push(limit)}`;
  const order = `order by changed_at desc, provider, media_id${limited}`;
  return { sql: `where ${conditions.join(" and ")} ${order}`, values };
}

/** Translates a selection of media states to delete, which ends with their maximum number. */
export function mediaDeletionOf(filter: MediaDeletion, limit: number): Choice {
  const { conditions, values } = commonConditions(filter);
  const { changedBefore } = filter;
  if (changedBefore !== undefined) {
    conditions.push(`changed_at < $${values.push(changedBefore.getTime())}`);
  }
  const order = `order by changed_at limit $${values.push(limit)}`;
  return { sql: `where ${conditions.join(" and ")} ${order}`, values };
}

function commonConditions({ provider, statuses }: MediaFilter & MediaDeletion) {
  const conditions = ["true"];
  const values: unknown[] = [];
  if (provider !== undefined) conditions.push(`provider = $${values.push(escapeText(provider))}`);
  if (statuses !== undefined) {
    conditions.push(`status = any ($${values.push([...statuses])}::text[])`);
  }
  return { conditions, values };
}
