import { randomUUID } from "node:crypto";
import type { FailedAttempt, InboxStore } from "@vod-events/core/inbox";
import { Completions } from "./completions.js";
import { Connection } from "./connection.js";
import { escapeText, unescapeText } from "./exact-text.js";
import { choiceOf } from "./filter.js";
import { takeLeases } from "./lease.js";
import { leasedRow } from "./lease-token.js";
import { mediaStoreOf } from "./media.js";
import { type SqliteStoreOptions, settingsOf } from "./options.js";
import { pruneDone } from "./prune.js";
import { insertEntries } from "./put.js";
import { redriveChosen } from "./redrive.js";
import { columnsOf, recordOf, type SummaryRow, summaryOf } from "./rows.js";
import { summaryColumns } from "./statements.js";
import { statsOf } from "./stats.js";
import { transferOf } from "./transfer.js";

/**
 * Creates a store in one SQLite file, which is created on first use. Its folder must exist, on a local disk. Stored
 * events are on the disk. Any number of processes of one machine may use the file.
 *
 * Throws `config_invalid` for invalid options. Methods reject with `config_invalid` when the path cannot be an inbox,
 * `inbox_full` when too many events are open, and `inbox_unavailable` when the file is locked too long, damaged or of
 * a later version, or when the disk is full or fails.
 */
export function sqliteStore(path: string, options: SqliteStoreOptions = {}): InboxStore {
  const settings = settingsOf(path, options);
  const connection = new Connection(settings);
  const completions = new Completions(connection);

  return {
    durable: true,
    async put(entries) {
      if (entries.length === 0) return [];
      const rows = entries.map(columnsOf);
      return connection.write((file) => insertEntries(rows, file, settings.maxOpen));
    },
    async lease(request) {
      const token = randomUUID();
      return connection.write(({ statements }) => takeLeases(request, token, statements));
    },
    complete: ({ token }, now) => completions.complete(token, now),
    async retry(lease, failure, dueAt) {
      return connection.write(
        ({ statements }) =>
          statements.retry.run(dueAt, textOf(failure), ...leasedRow(lease.token)) === 1,
      );
    },
    async deadLetter(lease, failure, keptAs = lease.id) {
      const changed = [escapeText(keptAs), textOf(failure)];
      return connection.write(
        ({ statements }) => statements.deadLetter.run(...changed, ...leasedRow(lease.token)) === 1,
      );
    },
    async storeUndecodable({ provider, receivedAt, problems, json }) {
      const id = `undecodable:${randomUUID()}`;
      const columns = [id, escapeText(provider), receivedAt.getTime()];
      const content = JSON.stringify({ problems, json });
      await connection.write(({ statements: { insertUndecodable, insertUndecodableContent } }) => {
        insertUndecodable.run(...columns);
        insertUndecodableContent.run(content);
      });
    },
    async nextDueAt() {
      return connection.read(({ statements }) => statements.nextDue.all()[0]?.due_at ?? undefined);
    },
    async list(filter) {
      const { sql, parameters } = choiceOf(filter);
      const query = `select ${summaryColumns} from entries ${sql}`;
      return connection.read(({ database }) =>
        database
          .prepare<SummaryRow>(query)
          .all(...parameters)
          .map(summaryOf),
      );
    },
    async get(id) {
      const [row] = await connection.read(({ statements }) =>
        statements.record.all(escapeText(id)),
      );
      return row && recordOf(row);
    },
    async redrive(filter, now) {
      return connection.write((file) => redriveChosen(filter, now, file));
    },
    async stats() {
      return connection.read(({ statements }) => statsOf(statements));
    },
    async prune(doneBefore) {
      return pruneDone(doneBefore, connection);
    },
    state: {
      async get(key) {
        const [row] = await connection.read(({ statements }) =>
          statements.getState.all(escapeText(key)),
        );
        return row && unescapeText(row.value);
      },
      async set(key, value) {
        const entry = [escapeText(key), escapeText(value)];
        await connection.write(({ statements }) => statements.setState.run(...entry));
      },
      async compareAndSet(key, expected, value) {
        const [name, text] = [escapeText(key), escapeText(value)];
        const changed = await connection.write(({ statements }) =>
          expected === undefined
            ? statements.insertState.run(name, text)
            : statements.replaceState.run(text, name, escapeText(expected)),
        );
        return changed === 1;
      },
    },
    media: mediaStoreOf(connection),
    transfer: transferOf(connection),
    close: () => connection.close(),
  };
}

function textOf({ at, attempt, error }: FailedAttempt): string {
  return JSON.stringify({ at, attempt, error });
}
