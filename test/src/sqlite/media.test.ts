import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { DatabaseSync } from "@photostructure/sqlite";
import type { InboxStore, MediaStore } from "@vod-events/core/inbox";
import { manyMedia, newMedia } from "../fixtures/media-writes.js";
import { Folder } from "./folder.js";
import { newEntry } from "./new-entry.js";

describe("SQLite store: media states", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it("are deleted in transactions between which other writes run, and their space is freed", async () => {
    const store = folder.store();
    const media = mediaOf(store);
    const unknownEvents = ["x".repeat(2000)];
    const writes = manyMedia(1700);
    await media.write(writes.map((each) => ({ ...each, state: { ...each.state, unknownEvents } })));
    const order: string[] = [];
    const deleting = media.delete({}).then((count) => order.push(`deleted ${count}`));
    await new Promise((resolve) => setTimeout(resolve, 1));
    await store.put([newEntry("a")]).then(() => order.push("stored"));
    await deleting;
    assert.deepEqual(order, ["stored", "deleted 1700"]);
    assert.deepEqual(await media.list({}), []);
    await store.close();
    assert.ok(statSync(folder.file()).size < 1_000_000, String(statSync(folder.file()).size));
  });

  it("are listed by an index, whatever the filter", async () => {
    const store = folder.store();
    await mediaOf(store).write([newMedia("a")]);
    const file = new DatabaseSync(folder.file());
    const order = "order by changed_at desc, provider, media_id limit 10";
    const page = "changed_at <= 9 and (changed_at < 9 or (provider, media_id) > ('a', 'b'))";
    for (const condition of ["true", page, "status = 'ready'", `status = 'ready' and ${page}`]) {
      const text = `explain query plan select state from media where ${condition} ${order}`;
      const plan = file
        .prepare(text)
        .all()
        .map(({ detail }: { detail: string }) => detail)
        .join("; ");
      assert.match(plan, /USING INDEX media_/, condition);
      assert.doesNotMatch(plan, /TEMP B-TREE/, condition);
    }
    file.close();
  });
});

function mediaOf({ media }: InboxStore): MediaStore {
  assert.ok(media);
  return media;
}
