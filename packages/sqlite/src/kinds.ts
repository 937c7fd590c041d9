import type { EntryFilter } from "@vod-events/core/inbox";
import type { Value } from "./driver.js";
import { escapeText } from "./exact-text.js";

/** The start of a query with the table `kinds (provider, type)`, and its parameters. */
export interface Kinds {
  readonly sql: string;
  readonly parameters: readonly Value[];
}

/**
 * Returns the providers and types of a filter. Those that it does not name are found by one search of the index of
 * listed entries each. The type of an undecodable message is null.
 *
 * @see https://www.sqlite.org/lang_with.html
 */
export function kindsOf({ provider, types }: Pick<EntryFilter, "provider" | "types">): Kinds {
  return {
    sql: `with recursive
      providers (provider) as (${provider === undefined ? storedProviders : "select ?"}),
      ${types === undefined ? storedKinds : "kinds (provider, type) as (select provider, value from providers, json_each(?))"}`,
    parameters: [
      ...(provider === undefined ? [] : [escapeText(provider)]),
      ...(types === undefined ? [] : [JSON.stringify(types)]),
    ],
  };
}

const storedProviders = `
  select min(provider) from entries
  union all
  select (select min(provider) from entries where provider > providers.provider)
  from providers where provider is not null`;

/** The steps begin with the empty text, which is no type, and end with null. */
const storedKinds = `
  steps (provider, type) as (
    select provider, '' from providers where provider is not null
    union all
    select provider, (
      select min(type) from entries where entries.provider = steps.provider and type > steps.type)
    from steps where type is not null),
  kinds (provider, type) as (
    select provider, nullif(type, '') from steps where type is not null)`;
