import {
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
} from "node:fs";
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
  readonly #handled = new Map<string, number>();
  #readBytes = 0;
  #incompleteLine = "";

  constructor() {
    writeFileSync(this.log, "");
  }

  /** How often each event was handled, by id. */
  handled(): ReadonlyMap<string, number> {
    const lines = `${this.#incompleteLine}${this.#readNew()}`.split("\n");
    this.#incompleteLine = lines.pop() ?? "";
    for (const id of lines) this.#handled.set(id, (this.#handled.get(id) ?? 0) + 1);
    return this.#handled;
  }

  /** Reads what was appended to the log since the last call. */
  #readNew(): string {
    const log = openSync(this.log, "r");
    try {
      const bytes = Buffer.alloc(fstatSync(log).size - this.#readBytes);
      const read = readSync(log, bytes, 0, bytes.length, this.#readBytes);
      this.#readBytes += read;
      return bytes.toString("utf8", 0, read);
    } finally {
      closeSync(log);
    }
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
