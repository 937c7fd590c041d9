import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { ComparedStore, step } from "../sqlite/compared-store.js";
import { describeWithServer, TestDatabase } from "./database.js";

describeWithServer("property: PostgreSQL store", () => {
  it("does the same as a model of a store for any operations", async function () {
    this.timeout(120_000);
    const database = await TestDatabase.create();
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
          const schema = `test_${randomUUID().replaceAll("-", "")}`;
          const compared = new ComparedStore(database.store({ schema }));
          for (const each of steps) {
            await compared.apply(each);
            await compared.compare();
          }
        }),
        { numRuns: process.env.VOD_EVENTS_LONG === undefined ? 40 : 400 },
      );
    } finally {
      await database.remove();
    }
  });
});
