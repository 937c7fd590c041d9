import assert from "node:assert/strict";
import { join } from "node:path";
import { Child } from "../sqlite/child.js";
import { Folder } from "../sqlite/folder.js";

describe("an application that is killed between the state and the end of its event", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  /** Runs an application that handles the stored events, and returns the lines of its output. */
  async function run(mode: "kill" | "handle"): Promise<readonly string[]> {
    const script = join(import.meta.dirname, "children", "application.js");
    const child = new Child(process.execPath, [script, folder.file(), mode]);
    const lines: string[] = [];
    for (let line = await child.line(); line !== undefined; line = await child.line()) {
      lines.push(line);
    }
    await child.ended;
    return lines;
  }

  it("has the state, runs the event again and changes nothing twice", async () => {
    assert.deepEqual(await run("kill"), ["changed uploaded", "handles m"]);
    const store = folder.store();
    const key = { provider: "acme", mediaId: "m" };
    const [before] = (await store.media?.read([key])) ?? [];
    assert.equal(before?.state.status, "uploaded");
    assert.equal((await store.stats()).running, 1);

    assert.deepEqual(await run("handle"), ["handles m"]);
    assert.equal((await store.stats()).done, 1);
    const [after] = (await store.media?.read([key])) ?? [];
    assert.deepEqual(after, before);
  }).timeout(20_000);
});
