import type { Inbox } from "@vod-events/core";
import { fanOut } from "@vod-events/gateway";
import { sqliteInbox } from "@vod-events/sqlite";
import { inboxCases } from "@vod-events/testkit";
import { SkippingClock } from "../inbox/skipping-clock.js";
import { Folder } from "../sqlite/folder.js";

describe("the inbox of fanOut with one destination, as every inbox,", () => {
  const clock = new SkippingClock();
  const paths = new WeakMap<Inbox, string>();
  let folder: Folder;
  let files = 0;

  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  const open = (path: string): Inbox => {
    const { admin, ...own } = sqliteInbox(path);
    const { inbox } = fanOut({ only: { inbox: own, handler: () => {} } });
    const inspected = { ...inbox, admin };
    paths.set(inspected, path);
    return inspected;
  };
  const cases = inboxCases({
    async create() {
      files += 1;
      return open(folder.file(`${files}.db`));
    },
    share: async (inbox) => open(paths.get(inbox) ?? ""),
    expireLeases: async () => clock.skip(60_000),
    clock,
  });

  for (const { name, run } of cases) it(name, run);
});
