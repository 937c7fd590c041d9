import type { EntryFilter, EntryState } from "@vod-events/core/inbox";
import type { Value } from "./driver.js";
import { escapeText } from "./exact-text.js";
import { kindsOf } from "./kinds.js";

/** The end of a statement that selects entries, newest received first, and its parameters. */
export interface Choice {
  readonly sql: string;
  readonly parameters: readonly Value[];
}

/** Translates a filter to SQL; `also` is an additional condition. */
export function choiceOf(filter: EntryFilter, also = "true"): Choice {
  const { types, provider, limit } = filter;
  const { conditions, parameters } = conditionsOf(filter, also);
  const isByKind = types !== undefined || provider !== undefined;
  if (isByKind && limit !== undefined && !isSelective(filter)) {
    const kinds = kindsOf(filter);
    return {
      sql: `where number in (
        ${kinds.sql} select number from kinds cross join entries where number in (
          select number from entries as each
          where each.provider = kinds.provider and each.type is kinds.type
            and ${conditions.join(" and ")} ${order})) ${order}`,
      parameters: [...kinds.parameters, ...parameters, limit, limit],
    };
  }
  if (types !== undefined) {
    conditions.push("type in (select value from json_each(?))");
    parameters.push(JSON.stringify(types));
  }
  if (provider !== undefined) {
    conditions.push("provider = ?");
    parameters.push(escapeText(provider));
  }
  return {
    sql: `where ${conditions.join(" and ")} ${order}`,
    parameters: [...parameters, limit ?? -1],
  };
}

const order = "order by received_at desc, number desc limit ?";

/** Translates the conditions other than the type and the provider. */
function conditionsOf(filter: EntryFilter, also: string) {
  const { ids, since, before, after } = filter;
  const conditions = [also, ...stateConditionsOf(filter)];
  const parameters: Value[] = [];
  const where = (condition: string, ...values: readonly Value[]) => {
    conditions.push(condition);
    parameters.push(...values);
  };
  if (ids !== undefined) {
    where("id in (select value from json_each(?))", JSON.stringify(ids.map(escapeText)));
  }
  if (since !== undefined) where("received_at >= ?", since.getTime());
  if (before !== undefined) where("received_at < ?", before.getTime());
  if (after !== undefined) {
    const last = [after.receivedAt.getTime(), escapeText(after.id)];
    where(`(received_at, number) < (?, ${numberAfter})`, ...last);
  }
  return { conditions, parameters };
}

/** Tells whether the ids or the states select few entries. Most entries are done. */
function isSelective({ ids, states }: EntryFilter): boolean {
  return ids !== undefined || states?.includes("done") === false;
}

/** Translates a list of states. States are literals, as in the index of dead letters. */
function stateConditionsOf({ ids, states }: EntryFilter): readonly string[] {
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
