import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InboxStore } from "@vod-events/core/inbox";
import { type SqliteStoreOptions, sqliteStore } from "@vod-events/sqlite";

/** A folder for the files of a test, and the stores in it. */
export class Folder {
  readonly path: string;
  readonly #stores: InboxStore[] = [];

  constructor(parent = tmpdir()) {
    this.path = mkdtempSync(join(parent, "vod-events-"));
  }

  file(name = "inbox.db"): string {
    return join(this.path, name);
  }

  store(path = this.file(), options?: SqliteStoreOptions): InboxStore {
    const store = sqliteStore(path, options);
    this.#stores.push(store);
    return store;
  }

  async remove(): Promise<void> {
    for (const store of this.#stores) await store.close();
    rmSync(this.path, { recursive: true, force: true });
  }
}
