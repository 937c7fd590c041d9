import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { InboxStats } from "@vod-events/core/inbox";
import { sqliteStore } from "@vod-events/sqlite";

/** The files of a test: an inbox, and a log that each handled event is written to. */
export class TestEnvironment {
  readonly #path = mkdtempSync(join(tmpdir(), "vod-events-delivery-"));
  readonly file = join(this.#path, "inbox.db");
  readonly log = join(this.#path, "handled.log");

  constructor() {
    writeFileSync(this.log, "");
  }

  /** How often each event was handled, by id. */
  handled(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const id of readFileSync(this.log, "utf8").split("\n")) {
      if (id !== "") counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  }

  /** How many handlings too many there were. */
  duplicates(): number {
    return [...this.handled().values()].reduce((sum, times) => sum + times - 1, 0);
  }

  async stats(): Promise<InboxStats> {
    const store = sqliteStore(this.file);
    try {
      return await store.stats();
    } finally {
      await store.close();
    }
  }

  /** The number of media that have a state. */
  async media(): Promise<number> {
    const store = sqliteStore(this.file);
    try {
      return (await store.media?.list({}))?.length ?? 0;
    } finally {
      await store.close();
    }
  }

  remove(): void {
    rmSync(this.#path, { recursive: true, force: true });
  }
}

/** Waits for other processes. Rejects when a condition does not become true in time. */
export async function waitUntil(
  seconds: number,
  condition: () => boolean | Promise<boolean>,
  what: () => string,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain: ${what()}`);
    await sleep(20);
  }
}
