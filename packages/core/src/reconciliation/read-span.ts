import { isVodError } from "../errors/vod-error.js";
import type { InboxAdmin } from "../inbox/inbox.js";
import type { PipelineContext } from "../pipeline/process-delivery.js";
import type { NamedProvider } from "../provider/named-provider.js";
import type { ReconciliationSource } from "../provider/reconciliation.js";
import { acceptPage, storedIds } from "./accept-page.js";
import type { PageReader } from "./page-reader.js";
import { afterSpan } from "./plan-spans.js";
import type { ProgressStore, Span } from "./progress.js";
import type { Tally } from "./tally.js";

/** The parts of a running reconciliation. */
export interface SpanContext {
  readonly source: NamedProvider;
  readonly reconciliation: ReconciliationSource;
  readonly admin: InboxAdmin;
  readonly pipeline: PipelineContext;
  readonly dryRun: boolean;
  readonly progress: ProgressStore;
  readonly onPage: (() => Promise<void>) | undefined;
  readonly reader: PageReader;
  readonly tally: Tally;
  readonly signal: AbortSignal;
}

/**
 * Reads the pages of a span and stores their events. The cursor is stored after each page, so that an interrupted span
 * repeats at most one page. Returns whether the span was read to its end; false when the signal stopped it.
 */
export async function readSpan(span: Span, context: SpanContext): Promise<boolean> {
  const { dryRun, progress, signal } = context;
  for (let position: Span = span; !signal.aborted; ) {
    const next = await readPage(position, context).catch((error: unknown) => {
      if (signal.aborted) return position;
      if (position.cursor === undefined || position !== span || !isRejected(error)) throw error;
      return { ...span, cursor: undefined };
    });
    if (next === position) return false;
    if (!dryRun) {
      const before = await progress.read();
      await progress.write(
        next === undefined ? afterSpan(before, span) : { ...before, interrupted: next },
      );
    }
    await context.onPage?.();
    if (next === undefined) return true;
    position = next;
  }
  return false;
}

/** Reads and stores a page. Returns the position of the next one; `undefined` at the end of the span. */
async function readPage(position: Span, context: SpanContext): Promise<Span | undefined> {
  const { source, reconciliation, admin, pipeline, reader, tally, signal, dryRun } = context;
  const stored = (ids: readonly string[]) => storedIds(admin, ids);
  const { page, failed } = await reader.read(
    (given) => reconciliation.read({ ...position, stored }, given),
    { signal, closing: pipeline.closing },
  );
  const { events, next, calls } = page;
  tally.add(await acceptPage(source, events, { dryRun, admin }, pipeline), failed + calls);
  return next === undefined ? undefined : { ...position, cursor: next };
}

/** Tells whether a stored cursor is not accepted, as that of another version or one that has expired. */
function isRejected(error: unknown): boolean {
  return isVodError(error) && error.code === "request_rejected";
}
