import type { Provider, ReconciliationSource } from "@vod-events/core/provider";
import { VodError } from "@vod-events/core/provider";
import { type AcmeWire, acme } from "./acme.js";

/** The test provider with an API that lists what has happened, two uploads a page. */
export interface HistoryAcme {
  readonly adapter: Provider<"acme", AcmeWire>;
  /** The uploads and their times, oldest first. */
  readonly uploads: { readonly mediaId: string; readonly at: number }[];
  /** The requests in order. */
  readonly reads: { readonly since: Date; readonly until: Date; readonly cursor?: string }[];
  /** Called before each read, which it can fail. */
  beforeRead: (cursor: string | undefined) => void | Promise<void>;
  /** The version in the cursors. */
  version: number;
}

const pageSize = 2;

export function historyAcme(
  limits: ReconciliationSource["limits"] = { callsPerSecond: Number.POSITIVE_INFINITY },
): HistoryAcme {
  const history: HistoryAcme = {
    adapter: { ...acme(), reconciliation: { limits, coverage: {}, read } },
    uploads: [],
    reads: [],
    beforeRead: () => undefined,
    version: 1,
  };

  async function read({ since, until, cursor }: Parameters<ReconciliationSource["read"]>[0]) {
    history.reads.push({ since, until, ...(cursor !== undefined && { cursor }) });
    await history.beforeRead(cursor);
    const position = cursor === undefined ? { version: history.version, offset: 0 } : parse(cursor);
    if (position.version !== history.version) {
      throw new VodError("request_rejected", "another version");
    }
    const { offset } = position;
    const found = history.uploads.filter(
      ({ at }) => at >= since.getTime() && at <= until.getTime(),
    );
    const events = found.slice(offset, offset + pageSize).map(({ mediaId }) => ({
      uploads: [mediaId],
    }));
    const end = offset + pageSize;
    const next = JSON.stringify({ version: history.version, offset: end });
    return { events, calls: 1 as const, ...(end < found.length && { next }) };
  }

  return history;
}

function parse(cursor: string) {
  return JSON.parse(cursor) as { readonly version: number; readonly offset: number };
}
