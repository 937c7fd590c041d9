import type { EntryFilter } from "@vod-events/core/inbox";
import type { Value } from "./driver.js";
import { escapeText } from "./exact-text.js";

/** The end of a statement that picks entries, newest received first, and its parameters. */
export interface Choice {
  readonly sql: string;
  readonly parameters: readonly Value[];
}

/** What a filter means in SQL; `also` is one more condition. */
export function choiceOf(filter: EntryFilter, also = "true"): Choice {
  const { ids, states, types, provider, since, before, limit } = filter;
  const conditions = [also];
  const parameters: Value[] = [];
  const where = (condition: string, parameter: Value | undefined) => {
    if (parameter === undefined) return;
    conditions.push(condition);
    parameters.push(parameter);
  };
  where("id in (select value from json_each(?))", ids && JSON.stringify(ids.map(escapeText)));
  if (states?.length === 1) where("state = ?", states[0]);
  else where("state in (select value from json_each(?))", states && JSON.stringify(states));
  where("type in (select value from json_each(?))", types && JSON.stringify(types));
  where("provider = ?", provider === undefined ? undefined : escapeText(provider));
  where("received_at >= ?", since?.getTime());
  where("received_at < ?", before?.getTime());
  const order = "order by received_at desc, number desc limit ?";
  return {
    sql: `where ${conditions.join(" and ")} ${order}`,
    parameters: [...parameters, limit ?? -1],
  };
}
