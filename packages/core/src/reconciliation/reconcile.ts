import { VodError } from "../errors/vod-error.js";
import type { MediaStore } from "../media/media-store.js";
import type { PipelineContext } from "../pipeline/process-delivery.js";
import type { ProviderRegistry } from "../provider/provider-registry.js";
import type { ReconciliationSource } from "../provider/reconciliation.js";
import type { ReaderOf } from "./page-readers.js";
import { nextSpan } from "./plan-spans.js";
import { ProgressStore } from "./progress.js";
import { readSpan, type SpanContext } from "./read-span.js";
import type { ReconcileOptions, ReconcileResult } from "./reconcile-options.js";
import { requirementsOf } from "./requirements.js";
import { Tally } from "./tally.js";

/** The dependencies of a {@link reconcile}. */
export interface ReconcilerContext {
  readonly providers: ProviderRegistry;
  /** The name of the selected provider. */
  readonly selected: string;
  readonly pipeline: PipelineContext;
  readonly readerOf: ReaderOf;
  /** Absent when the application keeps no media states. */
  readonly media: MediaStore | undefined;
  /** How far the first reconciliation reaches back. */
  readonly windowSeconds: number | undefined;
}

/**
 * Reads through a provider's API what has happened, and stores the events that are missing. `onPage` is called after each
 * page whose events are stored. Rejects with a `VodError`; the pages before the error are stored.
 */
export async function reconcile(
  options: ReconcileOptions,
  { providers, pipeline, selected, readerOf, windowSeconds }: ReconcilerContext,
  onPage?: () => Promise<void>,
): Promise<ReconcileResult> {
  const { clock, closing, inbox, report } = pipeline;
  if (closing.aborted) throw new VodError("stopped", "Cannot reconcile after stop().");
  const name = options.provider ?? selected;
  const source = { name, provider: providers.get(name) };
  const { reconciliation, admin, state } = requirementsOf(source, inbox);
  const { dryRun = false, signal } = options;
  const limits = {
    now: clock.now(),
    keepDoneSeconds: inbox.keepDoneSeconds,
    reachBackSeconds: reconciliation.limits.reachBackSeconds ?? 0,
    windowSeconds,
  };
  const progress = new ProgressStore(state, name);
  const before = await progress.read();
  const span = nextSpan(options, before, limits);
  const context: SpanContext = {
    ...{ source, reconciliation, admin, pipeline, dryRun, progress, onPage },
    reader: readerOf(reconciliation),
    tally: new Tally(),
    signal: signal === undefined ? closing : AbortSignal.any([signal, closing]),
  };
  let complete = await readSpan(span, context);
  let { until } = span;
  if (complete && span === before.interrupted) {
    const rest = nextSpan(options, await progress.read(), limits);
    complete = await readSpan(rest, context);
    until = rest.until;
  }
  const reachesBackTo = reachOf(reconciliation, span.since, limits.now);
  const result = { provider: name, ...context.tally.counts(dryRun), complete };
  const { events: _, ...counts } = result;
  if (!dryRun) report("reconciled", counts);
  const reach = reachesBackTo && { reachesBackTo };
  return { ...result, since: span.since, until, ...reach };
}

/** Returns how far back the API reaches when the span begins earlier. */
function reachOf({ limits }: ReconciliationSource, since: Date, now: number): Date | undefined {
  if (limits.retentionSeconds === undefined) return undefined;
  const reach = new Date(now - limits.retentionSeconds * 1000);
  return since < reach ? reach : undefined;
}
