import type { InboxStore } from "@vod-events/core/inbox";
import { inboxStoreCases } from "@vod-events/testkit";
import { describeWithServer, TestDatabase } from "./database.js";

describeWithServer("PostgreSQL store", () => {
  let database: TestDatabase;
  const schemas = new WeakMap<InboxStore, string>();

  before(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
  });
  after(() => database.remove());

  const cases = inboxStoreCases({
    async create() {
      const schema = database.newSchema();
      const store = database.store({ schema });
      schemas.set(store, schema);
      return store;
    },
    share: async (store) => database.store({ schema: schemas.get(store) }),
  });

  for (const { name, run } of cases) it(name, run);
});
