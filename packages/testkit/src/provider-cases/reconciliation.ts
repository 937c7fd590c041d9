import assert from "node:assert/strict";
import {
  isVodError,
  type ReconciliationPage,
  type ReconciliationSource,
} from "@vod-events/core/provider";
import { errorOf } from "../conformance/error-of.js";
import { mapCases } from "../conformance/map-cases.js";
import type { ProviderCase, ProviderCases } from "./provider-case.js";
import type { Subject } from "./subject.js";
import type { OpenHistory } from "./tested-provider.js";
import { withOpened } from "./with-opened.js";

const maxPages = 10_000;
const maxCursorBytes = 64 * 1024;

type HistoryCheck = (history: HistorySession, subject: Subject) => Promise<void>;

const historyChecks: Readonly<Record<string, HistoryCheck>> = {
  async "reading the pages comes to an end, with cursors of at most 64 KiB"(history) {
    const cursors = new Set<string>();
    for await (const { next } of history.pages()) {
      if (next === undefined) continue;
      const bytes = Buffer.byteLength(next);
      assert.ok(bytes <= maxCursorBytes, `read: a cursor has ${bytes} bytes`);
      assert.ok(!cursors.has(next), "read: a cursor comes again, so that reading never ends");
      cursors.add(next);
    }
  },

  async "a read makes at most one API call, and counts it"(history) {
    let before = history.calls();
    for await (const { calls } of history.pages()) {
      const made = history.calls() - before;
      before = history.calls();
      assert.ok(made <= 1, `read: makes ${made} API calls`);
      assert.equal(calls, made, `read: makes ${made} API calls, but says ${calls}`);
    }
  },

  async "an event of a page has the id of its callback"(history, subject) {
    const read = new Set<string>();
    for await (const { events } of history.pages()) {
      for (const json of events) {
        for (const { id } of subject.eventsIn(json, "a page")) read.add(id);
      }
    }
    const callbacks = history.callbacks.flatMap((json) => subject.eventsIn(json, "a callback"));
    const sent = new Set(callbacks.map(({ id }) => id));
    const missing = [...sent].filter((id) => !read.has(id)).join(", ");
    assert.equal(missing, "", `read: does not find the events ${missing}`);
    const others = [...read].filter((id) => !sent.has(id)).join(", ");
    assert.equal(others, "", `read: finds the events ${others}, which no callback contained`);
  },

  async "a cursor of another version is rejected with request_rejected"(history) {
    for (const cursor of ["", "{}", "[]", '{"version":0}', "not JSON"]) {
      const error = await errorOf(history.read(cursor));
      const code = isVodError(error) ? error.code : String(error ?? "no error");
      const message = `read: the cursor ${JSON.stringify(cursor)} ends with ${code}`;
      assert.equal(code, "request_rejected", message);
    }
  },
};

/** What an API shows is what callbacks contained. */
export const reconciliationCases: ProviderCases = {
  "coverage says for each native type what the API shows": {
    applies: ({ provider }) => provider.reconciliation !== undefined,
    async check({ provider }) {
      const { coverage = {} } = provider.reconciliation ?? {};
      const types = Object.keys(provider.nativeEvents ?? {}).sort();
      const rule = "reconciliation.coverage: must name exactly the types of nativeEvents";
      assert.deepEqual(Object.keys(coverage).sort(), types, rule);
      for (const [type, { covers, calls, missing }] of Object.entries(coverage)) {
        const place = `reconciliation.coverage.${type}`;
        assert.equal(calls.length === 0, covers === "none", `${place}: calls must fit covers`);
        assert.equal(missing === undefined, covers === "full", `${place}: missing must fit covers`);
      }
    },
  },
  ...mapCases(
    historyChecks,
    (check): ProviderCase => ({
      applies: ({ tested }) => tested.history !== undefined,
      check: (subject) =>
        withOpened(subject.tested.history, (history) =>
          check(new HistorySession(history), subject),
        ),
    }),
  ),
};

/** The API of an account under test. */
class HistorySession {
  readonly #source: ReconciliationSource;
  readonly #history: OpenHistory;

  constructor(history: OpenHistory) {
    const { reconciliation } = history.provider;
    assert.ok(reconciliation, "reconciliation: the provider has none");
    this.#source = reconciliation;
    this.#history = history;
  }

  get callbacks(): readonly object[] {
    return this.#history.callbacks;
  }

  calls(): number {
    return this.#history.calls();
  }

  read(cursor?: string): Promise<ReconciliationPage> {
    const { since, until } = this.#history;
    return this.#source.read({ since, until, cursor, stored: async () => new Set() });
  }

  /** Reads all pages of an inbox that has no event. */
  async *pages(): AsyncGenerator<ReconciliationPage> {
    let cursor: string | undefined;
    for (let count = 0; count < maxPages; count += 1) {
      const page = await this.read(cursor);
      yield page;
      cursor = page.next;
      if (cursor === undefined) return;
    }
    assert.fail(`read: does not end after ${maxPages} pages`);
  }
}
