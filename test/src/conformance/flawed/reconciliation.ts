import type { DeletionPage } from "@vod-events/core/provider";
import type { TestedProvider } from "@vod-events/testkit";
import { MemoryHistory } from "../memory-history.js";
import { changed, type Flaw, template } from "./flaw.js";

const end = "reconciliation: reading the pages comes to an end, with cursors of at most 64 KiB";
const calls = "reconciliation: a read makes at most one API call, and counts it";
const ids = "reconciliation: an event of a page has the id of its callback";
const versions = "reconciliation: a cursor of another version is rejected with request_rejected";
const deletions =
  "reconciliation: a search for deletions finds the media that do not exist, with the ids of their callbacks";
const coverage = "reconciliation: coverage says for each native type what the API shows";

/** The template adapter with a history in memory, which has no flaw. */
export const templateWithHistory: TestedProvider = withHistory(() => ({}));

/** Sources that lose or change events, or never end. */
export const reconciliationFlaws: readonly Flaw[] = [
  {
    name: "coverage leaves out a native type",
    caughtBy: coverage,
    message: /reconciliation\.coverage: must name exactly the types of nativeEvents/,
    tested: withHistory(({ coverage: { "asset.deleted": _, ...others } }) => ({
      coverage: others,
    })),
  },
  {
    name: "coverage does not say what is missing",
    caughtBy: coverage,
    message: /reconciliation\.coverage\.asset\.deleted: missing must fit covers/,
    tested: withHistory((history) => ({
      coverage: { ...history.coverage, "asset.deleted": { covers: "partial", calls: ["List"] } },
    })),
  },
  {
    name: "the cursor stays where it is",
    caughtBy: end,
    message: /read: a cursor comes again, so that reading never ends/,
    alsoCaughtBy: [calls, ids],
    tested: withHistory(() => ({ cursorOf: () => "v1 0" })),
  },
  {
    name: "the cursor contains the events",
    caughtBy: end,
    message: /read: a cursor has 65541 bytes/,
    tested: withHistory(() => ({
      cursorOf: (offset: number) => `v1 ${String(offset).padStart(65_538, "0")}`,
    })),
  },
  {
    name: "a read reads all pages",
    caughtBy: calls,
    message: /read: makes 2 API calls/,
    tested: withHistory((history) => ({
      async read(request) {
        history.calls += 1;
        return MemoryHistory.prototype.read.call(history, request);
      },
    })),
  },
  {
    name: "a read counts no calls",
    caughtBy: calls,
    message: /read: makes 1 API calls, but says 0/,
    tested: withHistory((history) => ({
      async read(request) {
        return { ...(await MemoryHistory.prototype.read.call(history, request)), calls: 0 };
      },
    })),
  },
  {
    name: "an event has another id than its callback",
    caughtBy: ids,
    message: /read: does not find the events lumen/,
    tested: withHistory((history) => ({
      async read(request) {
        const page = await MemoryHistory.prototype.read.call(history, request);
        const events = page.events.map((event) => ({ ...(event as object), id: "ev_other" }));
        return { ...page, events };
      },
    })),
  },
  {
    name: "a cursor of another version begins anew",
    caughtBy: versions,
    message: /read: the cursor "" ends with no error/,
    tested: withHistory(() => ({
      offsetIn: (cursor: string) => Number(/^v1 (\d+)$/.exec(cursor)?.[1] ?? 0),
    })),
  },
  {
    name: "a deletion has another id than its callback",
    caughtBy: deletions,
    message: /deletions\.read: does not find the events lumen/,
    tested: withDeletions(async ({ events, ...page }) => ({
      ...page,
      events: events.map((event) => ({ ...(event as object), id: "ev_other" })),
    })),
  },
  {
    name: "a media that exists is taken for a deleted one",
    caughtBy: deletions,
    message: /deletions\.read: finds the events lumen:ev_other, lumen:ev_other, which no/,
    tested: withDeletions(async ({ events, existing }, { deletion }) => ({
      existing,
      events: [...events, ...existing.map(() => ({ ...deletion, id: "ev_other" }))],
    })),
  },
  {
    name: "a search for deletions does not say which media exist",
    caughtBy: deletions,
    message: /deletions\.read: existing is wrong/,
    tested: withDeletions(async (page) => ({ ...page, existing: [] })),
  },
  {
    name: "a search for deletions makes two calls",
    caughtBy: deletions,
    message: /deletions\.read: makes 2 API calls/,
    tested: withDeletions(async (page, history) => {
      history.calls += 1;
      return page;
    }),
  },
];

/** The template adapter with a history in memory whose search for deletions is changed. */
function withDeletions(
  change: (page: DeletionPage, history: MemoryHistory) => Promise<DeletionPage>,
): TestedProvider {
  return withHistory((history) => {
    const { deletions: source } = history;
    const read = async (ids: readonly string[]) => change(await source.read(ids), history);
    return { deletions: { ...source, read } };
  });
}

/** The template adapter with a history in memory that has some members replaced. */
function withHistory(change: (history: MemoryHistory) => Partial<MemoryHistory>): TestedProvider {
  const create = async () => {
    const provider = template.create();
    const callbacks = (await provider.samples?.()) ?? {};
    const history = new MemoryHistory(callbacks);
    return { provider, callbacks, history: Object.assign(history, change(history)) };
  };
  const types = Object.keys(template.create().nativeEvents ?? {});
  const empty = Object.fromEntries(types.map((type) => [type, {}]));
  return {
    ...changed(() => {
      const history = new MemoryHistory(empty);
      return { reconciliation: Object.assign(history, change(history)) };
    }),
    history: {
      async open() {
        const { provider, callbacks, history } = await create();
        return {
          provider: { ...provider, reconciliation: history },
          ...{ since: new Date(0), until: new Date(1), callbacks: Object.values(callbacks) },
          deletions: { existing: ["as_2", "as_3"], callbacks: [history.deletion] },
          calls: () => history.calls,
          close: async () => {},
        };
      },
    },
  };
}
