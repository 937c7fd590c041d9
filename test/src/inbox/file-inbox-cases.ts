import type { Inbox } from "@vod-events/core";
import { inboxCases } from "@vod-events/testkit";
import { Folder } from "../sqlite/folder.js";
import { SkippingClock } from "./skipping-clock.js";

/** Tests an inbox that keeps its events in a file, whose path it gets, as every inbox. */
export function testFileInbox(openAt: (path: string) => Inbox): void {
  const clock = new SkippingClock();
  const paths = new WeakMap<Inbox, string>();
  let folder: Folder;
  let files = 0;

  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  const open = (path: string) => {
    const inbox = openAt(path);
    paths.set(inbox, path);
    return inbox;
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
}
