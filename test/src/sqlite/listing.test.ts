import assert from "node:assert/strict";
import type { EntryFilter, EntrySummary, InboxStore } from "@vod-events/core/inbox";
import { Folder } from "./folder.js";
import { newEntry, start } from "./new-entry.js";

const providers = ["acme", "globex"];
const types = ["media.uploaded", "media.deleted"] as const;

describe("SQLite store: lists with a limit", () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
  });
  after(() => folder.remove());

  it("are the beginning of the list without one, page by page, whatever the filter", async () => {
    const store = folder.store();
    await fill(store);
    for (const filter of filters) {
      const all = await store.list(filter);
      const pages: EntrySummary[] = [];
      for (;;) {
        const after = pages.at(-1);
        const page = await store.list({ ...filter, limit: 3, ...(after && { after }) });
        pages.push(...page);
        if (page.length < 3) break;
      }
      assert.deepEqual(pages, all, JSON.stringify(filter));
    }
    assert.equal((await store.list({})).length, 28);
  });
});

/** All combinations of the conditions, also with names that no entry has. */
const filters: readonly EntryFilter[] = [{}, { provider: "acme" }, { provider: "nobody" }].flatMap(
  (byProvider) =>
    [{}, { types: ["media.deleted", "unknown"] }, { types: [] }, { types: [...types] }].flatMap(
      (byType) =>
        [{}, { states: ["done"] }, { states: ["done", "dead"] }, { states: ["dead"] }].flatMap(
          (byState) =>
            [{}, { since: new Date(start + 1), before: new Date(start + 3) }].map(
              (byTime) => ({ ...byProvider, ...byType, ...byState, ...byTime }) as EntryFilter,
            ),
        ),
    ),
);

/** Stores events of each provider and type, of which two times and some states are the same, and undecodable ones. */
async function fill(store: InboxStore): Promise<void> {
  for (let index = 0; index < 24; index += 1) {
    const { event, integrity } = newEntry(String(index));
    const receivedAt = new Date(start + (index % 4));
    const [provider = "", type = "media.uploaded"] = [providers[index % 2], types[index % 3 && 1]];
    await store.put([
      { event: { ...event, provider, type } as typeof event, integrity, receivedAt },
    ]);
  }
  const request = { count: 12, now: start + 10, until: start + 20, serialByMedia: false };
  for (const [index, lease] of (await store.lease(request)).entries()) {
    const failure = { at: start, attempt: 1, error: "Error" };
    if (index % 2 === 0) await store.complete(lease, start);
    else await store.deadLetter(lease, failure);
  }
  for (const provider of [...providers, ...providers]) {
    const receivedAt = new Date(start + 2);
    await store.storeUndecodable({ provider, receivedAt, problems: [], json: {} });
  }
}
