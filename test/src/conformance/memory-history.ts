import {
  type DeletionSource,
  type ReconciliationPage,
  type ReconciliationRequest,
  type ReconciliationSource,
  VodError,
} from "@vod-events/core/provider";

/** An API in memory that lists events, one a page. It ignores the time span. */
export class MemoryHistory implements ReconciliationSource {
  limits: ReconciliationSource["limits"] = { callsPerSecond: 100 };
  coverage: ReconciliationSource["coverage"];
  calls = 0;
  /** The deletion of the sample; every other media exists. */
  deletions: DeletionSource = {
    mediaPerCall: 2,
    scopedBy: [],
    read: async (mediaIds) => {
      this.calls += 1;
      return {
        events: mediaIds.includes("as_1") ? [this.deletion] : [],
        existing: mediaIds.filter((id) => id !== "as_1"),
      };
    },
  };
  readonly deletion: object;
  readonly #events: readonly object[];

  constructor(events: Readonly<Record<string, object>>) {
    this.#events = Object.values(events);
    this.deletion = events["asset.deleted"] ?? {};
    const types = Object.keys(events);
    this.coverage = Object.fromEntries(
      types.map((type) => [type, { covers: "full", calls: ["ListEvents"] }]),
    );
  }

  async read({ cursor }: ReconciliationRequest): Promise<ReconciliationPage> {
    const offset = cursor === undefined ? 0 : this.offsetIn(cursor);
    this.calls += 1;
    const events = this.#events.slice(offset, offset + 1);
    const isEnd = offset + 1 >= this.#events.length;
    return { events, calls: 1, ...(!isEnd && { next: this.cursorOf(offset + 1) }) };
  }

  cursorOf(offset: number): string {
    return `v1 ${offset}`;
  }

  offsetIn(cursor: string): number {
    const [, offset] = /^v1 (\d+)$/.exec(cursor) ?? [];
    if (offset !== undefined) return Number(offset);
    throw new VodError("request_rejected", "the cursor is of another version");
  }
}
