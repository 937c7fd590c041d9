import fc from "fast-check";
import { ComparedStore, step } from "./compared-store.js";
import { Folder } from "./folder.js";

describe("property: SQLite store", () => {
  it("does the same as a model of a store for any operations", async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const folder = new Folder();
        try {
          const compared = new ComparedStore(folder.store());
          for (const each of steps) {
            await compared.apply(each);
            await compared.compare();
          }
        } finally {
          await folder.remove();
        }
      }),
      { numRuns: 150 },
    );
  });
});
