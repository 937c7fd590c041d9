import { inboxCases } from "@vod-events/testkit";
import { describeWithServer, serverUrl } from "../nats/server.js";
import { TestInboxes } from "../nats/test-inboxes.js";

describeWithServer("the NATS inbox, as every inbox,", () => {
  let inboxes: TestInboxes;

  before(async function () {
    this.timeout(60_000);
    inboxes = await TestInboxes.connect(await serverUrl());
  });
  after(() => inboxes.remove());

  const cases = inboxCases({
    create: async () => inboxes.create(),
    share: async (inbox) => inboxes.create({ name: inboxes.nameOf(inbox) }),
    expireLeases: (inbox) => inboxes.expireLeases(inbox),
  });

  for (const { name, run } of cases) it(name, run);
});
