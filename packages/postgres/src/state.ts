import type { KeyValueState } from "@vod-events/core/inbox";
import type { Database } from "./database.js";
import { escapeText, hashOf, unescapeText } from "./exact-text.js";
import { durable } from "./sql.js";
import type { Tables } from "./tables.js";

/** Creates the key–value state in the tables. */
export function stateOf(database: Database): KeyValueState {
  const { tables } = database;
  return {
    async get(key) {
      const text = `select value from ${tables.state} where key_hash = decode($1, 'hex')`;
      const [row] = await database.use(() =>
        database.query<{ value: string }>(text, [hashOf(key)]),
      );
      return row && unescapeText(row.value);
    },
    async set(key, value) {
      const values = [hashOf(key), escapeText(key), escapeText(value)];
      await database.use(() => database.query(setSql(tables), values));
    },
    async compareAndSet(key, expected, value) {
      const isNew = expected === undefined;
      const values = [hashOf(key), escapeText(isNew ? key : expected), escapeText(value)];
      const text = isNew ? insertSql(tables) : replaceSql(tables);
      const [row] = await database.use(() =>
        database.query<{ count: number | string }>(text, values),
      );
      return Number(row?.count) === 1;
    },
  };
}

const insertInto = (tables: Tables) =>
  `insert into ${tables.state} (key_hash, key, value) values (decode($1, 'hex'), $2, $3)`;

const setSql = (tables: Tables) => `
  with changed as (
    ${insertInto(tables)} on conflict (key_hash) do update set value = excluded.value
  )
  select ${durable}`;

const insertSql = (tables: Tables) => `
  with changed as (
    ${insertInto(tables)} on conflict (key_hash) do nothing returning 1
  )
  select count(*) as count, ${durable} from changed`;

const replaceSql = (tables: Tables) => `
  with changed as (
    update ${tables.state} set value = $3 where key_hash = decode($1, 'hex') and value = $2 returning 1
  )
  select count(*) as count, ${durable} from changed`;
