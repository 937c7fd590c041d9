import type { Connection } from "./connection.js";

/** As many entries as one transaction deletes, and as many pages as it gives back: the loop goes on between. */
const entriesAtOnce = 500;
const pagesAtOnce = 2000;

/** Forgets the events done before a time, and gives the space back to the disk; returns how many. */
export async function forgetDone(doneBefore: number, connection: Connection): Promise<number> {
  for (let forgotten = 0; ; ) {
    const count = await connection.write(({ database, statements }) => {
      const deleted = statements.prune.run(doneBefore, entriesAtOnce);
      if (deleted > 0) database.exec(`pragma incremental_vacuum(${pagesAtOnce})`);
      return deleted;
    });
    forgotten += count;
    if (count < entriesAtOnce) return forgotten;
  }
}
