import { fanOut } from "@vod-events/gateway";
import { sqliteInbox } from "@vod-events/sqlite";
import { testFileInbox } from "../inbox/file-inbox-cases.js";

describe("the inbox of fanOut with one destination, as every inbox,", () => {
  testFileInbox((path) => {
    const { admin, ...own } = sqliteInbox(path);
    const { inbox } = fanOut({ only: { inbox: own, handler: () => {} } });
    return { ...inbox, admin };
  });
});
