import type { MediaDeletion, MediaFilter } from "@vod-events/core/inbox";
import type { Value } from "./driver.js";
import { escapeText } from "./exact-text.js";
import type { Choice } from "./filter.js";

/** Translates a filter of media states to SQL, last changed first. */
export function mediaChoiceOf(filter: MediaFilter): Choice {
  const { since, after, limit } = filter;
  const { conditions, parameters } = commonConditions(filter);
  if (since !== undefined) {
    conditions.push("changed_at >= ?");
    parameters.push(since.getTime());
  }
  if (after !== undefined) {
    const time = after.changedAt.getTime();
    conditions.push("changed_at <= ?", "(changed_at < ? or (provider, media_id) > (?, ?))");
    parameters.push(time, time, escapeText(after.provider), escapeText(after.mediaId));
  }
  const order = "order by changed_at desc, provider, media_id limit ?";
  return {
    sql: `where ${conditions.join(" and ")} ${order}`,
    parameters: [...parameters, limit ?? -1],
  };
}

/** Translates a selection of media states to delete. Its last parameter is the maximum number. */
export function mediaDeletionOf(filter: MediaDeletion, limit: number): Choice {
  const { conditions, parameters } = commonConditions(filter);
  if (filter.changedBefore !== undefined) {
    conditions.push("changed_at < ?");
    parameters.push(filter.changedBefore.getTime());
  }
  return { sql: `where ${conditions.join(" and ")} limit ?`, parameters: [...parameters, limit] };
}

function commonConditions({ provider, statuses }: MediaFilter & MediaDeletion) {
  const conditions = ["true"];
  const parameters: Value[] = [];
  if (provider !== undefined) {
    conditions.push("provider = ?");
    parameters.push(escapeText(provider));
  }
  if (statuses !== undefined) {
    conditions.push(`status in (${statuses.map(() => "?").join(", ")})`);
    parameters.push(...statuses);
  }
  return { conditions, parameters };
}
