import { memoryStore } from "@vod-events/core/inbox";
import { inboxStoreCases } from "@vod-events/testkit";

describe("the memory store, as every store,", () => {
  const cases = inboxStoreCases({
    create: async () => memoryStore({ open: 1000, done: 1000, dead: 1000 }),
    share: async (store) => store,
  });

  for (const { name, run } of cases) it(name, run);
});
