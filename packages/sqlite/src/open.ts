import { VodError } from "@vod-events/core";
import { createFile } from "./create-file.js";
import { type Database, openDatabase } from "./driver.js";
import { invalidPath } from "./failures.js";
import { applicationId, migrations } from "./schema.js";

/**
 * Every commit reaches the disk before it returns, with the stronger flush on macOS. The write-ahead log is truncated
 * to 16 MiB. The rollback data of a statement stays in memory.
 *
 * https://www.sqlite.org/pragma.html#pragma_synchronous
 * https://www.sqlite.org/tempfiles.html#stmtjrnl
 */
const settings = `
  pragma synchronous = full;
  pragma fullfsync = on;
  pragma checkpoint_fullfsync = on;
  pragma journal_size_limit = 16777216;
  pragma temp_store = memory;
  pragma trusted_schema = off;
`;

/** Opens an inbox file. Creates or migrates it when necessary. Rejects other files. */
export function openInboxFile(path: string): Database {
  createFile(path);
  const database = openDatabase(path);
  try {
    const isNew = versionOf(database, path) === undefined;
    if (isNew) database.exec("pragma auto_vacuum = incremental");
    keepWriteAheadLog(database, path);
    database.exec(settings);
    if (versionOf(database, path) !== migrations.length) migrate(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Returns the version of an inbox file; `undefined` for a new one. Throws for other files. */
function versionOf(database: Database, path: string): number | undefined {
  const [row] = database
    .prepare<{ application: number; version: number; tables: number }>(
      `select application_id as application, user_version as version,
        (select count(*) from sqlite_schema) as tables
      from pragma_application_id, pragma_user_version`,
    )
    .all();
  if (row === undefined) return undefined;
  if (row.application === 0 && row.tables === 0) return undefined;
  if (row.application !== applicationId) {
    throw invalidPath(path, "is a database of another application. Choose another file");
  }
  if (row.version > migrations.length) {
    const words = `has version ${row.version}; this package supports ${migrations.length}. Upgrade the package`;
    throw new VodError("inbox_unavailable", `the inbox file ${path} ${words}`);
  }
  return row.version;
}

function keepWriteAheadLog(database: Database, path: string): void {
  const [row] = database.prepare<{ journal_mode: string }>("pragma journal_mode = wal").all();
  if (row?.journal_mode === "wal") return;
  const words = "is on a file system without shared memory. Use a local disk";
  throw new VodError("inbox_unavailable", `the inbox file ${path} ${words}`);
}

function migrate(database: Database, path: string): void {
  database.exec("begin immediate");
  const version = versionOf(database, path) ?? 0;
  for (const step of migrations.slice(version)) database.exec(step);
  database.exec(`pragma application_id = ${applicationId}`);
  database.exec(`pragma user_version = ${migrations.length}`);
  database.exec("commit");
}
