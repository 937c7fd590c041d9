import { VodError } from "@vod-events/core";
import { type PostgresClient, rowsOf } from "./pool.js";
import { migrations } from "./schema.js";
import { tablesOf } from "./tables.js";

/** How long the server waits for the next statement of a migration. Then it ends the session of a lost process. */
const longestWait = "3s";

/**
 * Creates or migrates the tables of an inbox when necessary. One process does it; the others wait. Each migration suits
 * the version before it, so a process also accepts the tables of the next version, which a rolling deployment may
 * have migrated already. Rejects later ones, and databases that cannot store every text.
 */
export async function openSchema(client: PostgresClient, schema: string): Promise<void> {
  await requireUtf8(client, schema);
  if (((await versionOf(client, schema)) ?? 0) >= migrations.length) return;
  await client.query({ text: "begin isolation level read committed" });
  await client.query({ text: `set local idle_in_transaction_session_timeout = '${longestWait}'` });
  const values = [`vod-events ${schema} migrate`];
  await client.query({ text: "select pg_advisory_xact_lock(hashtextextended($1, 0))", values });
  const version = await versionOf(client, schema);
  if (version !== undefined && version >= migrations.length) {
    await client.query({ text: "rollback" });
    return;
  }
  if (version === undefined) await createSchema(client, schema);
  await client.query({ text: `set local search_path to "${schema}"` });
  for (const step of migrations.slice(version ?? 0)) await client.query({ text: step });
  const text = `update ${tablesOf(schema).version} set version = $1`;
  await client.query({ text, values: [migrations.length] });
  await client.query({ text: "commit" });
}

async function requireUtf8(client: PostgresClient, schema: string): Promise<void> {
  const text = "select current_setting('server_encoding') as encoding";
  const [row] = rowsOf<{ encoding: string }>(await client.query({ text }));
  if (row?.encoding === "UTF8") return;
  const words = `is in a database with the encoding ${row?.encoding}. Use a database with UTF8`;
  throw new VodError("config_invalid", `the inbox "${schema}" ${words}`);
}

/** Returns the version of the tables; `undefined` when there are none. Throws for a later version. */
async function versionOf(client: PostgresClient, schema: string): Promise<number | undefined> {
  // Not `to_regclass`: it may answer from a cache that does not see what another process has just committed.
  const found = `select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = $1 and relname = 'version'`;
  const tables = rowsOf(await client.query({ text: found, values: [schema] }));
  if (tables.length === 0) return undefined;
  const text = `select version from ${tablesOf(schema).version}`;
  const [row] = rowsOf<{ version: number }>(await client.query({ text }));
  const version = row?.version ?? 0;
  if (version > migrations.length + 1) {
    const supported = `${migrations.length} and the next one`;
    const words = `has version ${version}; this package supports ${supported}. Upgrade the package`;
    throw new VodError("config_invalid", `the inbox "${schema}" ${words}`);
  }
  return version;
}

/** An existing schema is left alone, because `create schema if not exists` needs a privilege on the database, too. */
async function createSchema(client: PostgresClient, schema: string): Promise<void> {
  const { version } = tablesOf(schema);
  const text = "select from pg_namespace where nspname = $1";
  const schemas = rowsOf(await client.query({ text, values: [schema] }));
  if (schemas.length === 0) await client.query({ text: `create schema "${schema}"` });
  await client.query({ text: `create table ${version} (version integer not null)` });
  await client.query({ text: `insert into ${version} values (0)` });
}
