import { sqliteInbox } from "@vod-events/sqlite";
import { testFileInbox } from "./file-inbox-cases.js";

describe("the SQLite inbox, as every inbox,", () => {
  testFileInbox((path) => sqliteInbox(path));
});
