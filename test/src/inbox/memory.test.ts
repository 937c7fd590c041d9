import { memoryInbox } from "@vod-events/core";
import { inboxCases } from "@vod-events/testkit";

describe("the memory inbox, as every inbox,", () => {
  const cases = inboxCases({ create: async () => memoryInbox() });

  for (const { name, run } of cases) it(name, run);
});
