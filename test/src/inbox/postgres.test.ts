import type { Inbox } from "@vod-events/core";
import { postgresInbox } from "@vod-events/postgres";
import { inboxCases } from "@vod-events/testkit";
import { describeWithServer, TestDatabase } from "../postgres/database.js";

describeWithServer("the PostgreSQL inbox, as every inbox,", () => {
  const schemas = new WeakMap<Inbox, string>();
  let database: TestDatabase;

  before(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
  });
  after(() => database.remove());

  const open = (schema: string) => {
    const inbox = postgresInbox({ pool: database.pool, schema });
    schemas.set(inbox, schema);
    return inbox;
  };
  const cases = inboxCases({
    create: async () => open(database.newSchema()),
    share: async (inbox) => open(schemas.get(inbox) ?? ""),
    async expireLeases(inbox) {
      const text = `update "${schemas.get(inbox)}".entries set due_at = 0 where state = 'running'`;
      await database.query(text);
    },
  });

  for (const { name, run } of cases) it(name, run);
});
