import type { InboxStore } from "@vod-events/core/inbox";
import { sqliteStore } from "@vod-events/sqlite";
import { inboxStoreCases } from "@vod-events/testkit";
import { Folder } from "./folder.js";

describe("SQLite store", () => {
  let folder: Folder;
  let files = 0;
  const paths = new WeakMap<InboxStore, string>();

  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  const cases = inboxStoreCases({
    async create() {
      files += 1;
      const path = folder.file(`${files}.db`);
      const store = sqliteStore(path);
      paths.set(store, path);
      return store;
    },
    share: async (store) => sqliteStore(paths.get(store) ?? ""),
  });

  for (const { name, run } of cases) it(name, run);
});
