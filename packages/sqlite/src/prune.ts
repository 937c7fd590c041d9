import type { Connection } from "./connection.js";

/** The maximum number of deleted entries and released pages per transaction, so that the event loop can continue. */
const entriesAtOnce = 50;
const pagesAtOnce = 200;

/** Deletes the events that were done before a time and releases disk space. Returns their number. */
export async function pruneDone(doneBefore: number, connection: Connection): Promise<number> {
  for (let pruned = 0; ; ) {
    const count = await connection.write(({ database, statements }) => {
      const deleted = statements.prune.run(doneBefore, entriesAtOnce);
      if (deleted > 0) database.exec(`pragma incremental_vacuum(${pagesAtOnce})`);
      return deleted;
    });
    pruned += count;
    if (count < entriesAtOnce) return pruned;
  }
}
