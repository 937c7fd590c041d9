import type { EntryFilter } from "@vod-events/core/inbox";
import { escapeText, hashOf } from "./exact-text.js";
import type { Tables } from "./tables.js";

/** The end of a statement that selects entries, newest received first, and its parameters. */
export interface Choice {
  readonly sql: string;
  readonly values: unknown[];
}

/** Translates a filter to SQL; `also` is an additional condition. */
export function choiceOf(filter: EntryFilter, { entries }: Tables, also = "true"): Choice {
  const { ids, states, types, provider, since, before, after, limit } = filter;
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
  if (after !== undefined) {
    const time = `$${values.push(after.receivedAt.getTime())}`;
    const hash = `$${values.push(hashOf(after.id))}`;
    const last = `(select number from ${entries} where id_hash = decode(${hash}, 'hex'))`;
    // Above all numbers when the entry no longer exists.
    conditions.push(`(received_at, number) < (${time}, coalesce(${last}, 9223372036854775807))`);
  }
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
