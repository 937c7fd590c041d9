import assert from "node:assert/strict";
import { memoryInbox } from "@vod-events/core";
import { natsInbox } from "@vod-events/nats";
import { postgresInbox } from "@vod-events/postgres";
import { sqliteInbox } from "@vod-events/sqlite";

const mistyped = { keepDoneSecond: 60 } as object;

describe("inbox options", () => {
  const creations = {
    memoryInbox: () => memoryInbox({ ...mistyped }),
    sqliteInbox: () => sqliteInbox("inbox.db", { ...mistyped }),
    postgresInbox: () => postgresInbox({ pool: undefined as never, ...mistyped }),
    natsInbox: () => natsInbox({ connection: undefined as never, ...mistyped }),
  };
  for (const [name, create] of Object.entries(creations)) {
    it(`${name} rejects an unknown option and suggests the closest name`, () => {
      const suggestion = name === "memoryInbox" ? "keepDone" : "keepDoneSeconds";
      assert.throws(create, {
        code: "config_invalid",
        message: `${name}.keepDoneSecond: unknown option. Did you mean ${suggestion}?`,
      });
    });
  }
});
