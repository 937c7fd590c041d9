import type { EntryFilter, EntryState } from "@vod-events/core/inbox";
import type { Value } from "./driver.js";
import { escapeText } from "./exact-text.js";

/** The end of a statement that selects entries, newest received first, and its parameters. */
export interface Choice {
  readonly sql: string;
  readonly parameters: readonly Value[];
}

/** Translates a filter to SQL; `also` is an additional condition. */
export function choiceOf(filter: EntryFilter, also = "true"): Choice {
  const { ids, types, provider, since, before, after, limit } = filter;
  const conditions = [also, ...conditionsOf(filter)];
  const parameters: Value[] = [];
  const where = (condition: string, parameter: Value | undefined) => {
    if (parameter === undefined) return;
    conditions.push(condition);
    parameters.push(parameter);
  };
  where("id in (select value from json_each(?))", ids && JSON.stringify(ids.map(escapeText)));
  where("type in (select value from json_each(?))", types && JSON.stringify(types));
  where("provider = ?", provider === undefined ? undefined : escapeText(provider));
  where("received_at >= ?", since?.getTime());
  where("received_at < ?", before?.getTime());
  if (after !== undefined) {
    conditions.push(`(received_at, number) < (?, ${numberAfter})`);
    parameters.push(after.receivedAt.getTime(), escapeText(after.id));
  }
  const order = "order by received_at desc, number desc limit ?";
  return {
    sql: `where ${conditions.join(" and ")} ${order}`,
    parameters: [...parameters, limit ?? -1],
  };
}

/**
 * Translates a list of states. Most entries are done, so the condition avoids scanning them. States are literals, as
 * in the index of dead letters.
 */
function conditionsOf({ ids, states }: EntryFilter): readonly string[] {
  if (states === undefined) return [];
  const named = allStates.filter((state) => states.includes(state));
  const among = `state in (${named.map((state) => `'${state}'`).join(", ")})`;
  if (ids !== undefined || named.includes("done")) return [among];
  if (named.length === 1 && named[0] === "dead") return ["state = 'dead'"];
  return [`number in (${named.includes("dead") ? openOrDead : open})`, among];
}

/** The number of the last entry of a page; above all numbers when it no longer exists. */
const numberAfter = "ifnull((select number from entries where id = ?), 9223372036854775807)";

const allStates: readonly EntryState[] = ["waiting", "running", "done", "dead"];

const open = "select number from entries where due_at is not null";
const openOrDead = `${open} union all select number from entries where state = 'dead'`;
