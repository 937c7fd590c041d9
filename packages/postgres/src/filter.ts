import type { EntryFilter } from "@vod-events/core/inbox";
import { escapeText, hashOf } from "./exact-text.js";

/** The end of a statement that selects entries, newest received first, and its parameters. */
export interface Choice {
  readonly sql: string;
  readonly values: unknown[];
}

/** Translates a filter to SQL; `also` is an additional condition. */
export function choiceOf(filter: EntryFilter, also = "true"): Choice {
  const { ids, states, types, provider, since, before, limit } = filter;
  const conditions = [also];
  const values: unknown[] = [];
  const where = (value: unknown, condition: (parameter: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  where(
    ids?.map((id) => hashOf(id)),
    (hashes) => `id_hash in (select decode(hash, 'hex') from unnest(${hashes}::text[]) as hash)`,
  );
  where(types && [...types], (parameter) => `type = any (${parameter}::text[])`);
  where(provider && escapeText(provider), (parameter) => `provider = ${parameter}`);
  where(since?.getTime(), (parameter) => `received_at >= ${parameter}`);
  where(before?.getTime(), (parameter) => `received_at < ${parameter}`);
  // Literals, as in the partial indexes.
  if (states !== undefined)
    conditions.push(
      `(${states.map((state) => `state = '${known[state]}'`).join(" or ") || "false"})`,
    );
  const limited = limit === undefined ? "" : ` limit $${values.push(limit)}`;
  const order = `order by received_at desc, number desc${limited}`;
  return { sql: `where ${conditions.join(" and ")} ${order}`, values };
}

const known = { waiting: "waiting", running: "running", done: "done", dead: "dead" } as const;
