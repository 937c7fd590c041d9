import { VodError } from "../errors/vod-error.js";
import { DeletionCursorStore } from "./deletion-cursor.js";
import { deletionRequirementsOf } from "./deletion-requirements.js";
import type { ReconcileDeletionsOptions, ReconcileDeletionsResult } from "./deletions-options.js";
import { type DeletionContext, readDeletions, type SearchEnd } from "./read-deletions.js";
import type { ReconcilerContext } from "./reconcile.js";
import { Tally } from "./tally.js";

/** How long a media is left alone after its state changed, because an API may be behind its events. A guess. */
const settlingMs = 5 * 60_000;

/**
 * Asks a provider's API about each media that exists by its state, and stores the events of those that do not exist. An
 * interrupted search continues after its last stored position. `onPage` is called after each call.
 *
 * @throws VodError `unsupported` or `config_invalid` when the search is not possible, or when the API shows no media;
 *   or the error of a call or of the inbox
 */
export async function searchDeletions(
  options: ReconcileDeletionsOptions,
  context: ReconcilerContext,
  onPage?: () => Promise<void>,
): Promise<ReconcileDeletionsResult> {
  const { providers, pipeline, selected, readerOf } = context;
  const { clock, closing, report } = pipeline;
  if (closing.aborted) throw new VodError("stopped", "Cannot reconcile after stop().");
  rejectTimeSpan(options);
  const { provider: name = selected, dryRun = false, signal } = options;
  const requirements = deletionRequirementsOf(name, context);
  const cursor = new DeletionCursorStore(requirements.state, name);
  const tally = new Tally();
  let media = 0;
  const running: DeletionContext = {
    ...{ source: { name, provider: providers.get(name) }, pipeline, dryRun, onPage, tally },
    ...{ requirements, cursor, reader: readerOf(requirements.reconciliation) },
    signal: signal === undefined ? closing : AbortSignal.any([signal, closing]),
    onMedia(count) {
      media += count;
    },
  };
  const settled = new Date(clock.now() - settlingMs);
  const first = { provider: "", mediaId: "", changedAt: settled };
  const interrupted = dryRun ? undefined : await cursor.read();
  let end: SearchEnd = "doubtful";
  if (interrupted !== undefined) {
    end = await readDeletions({ after: interrupted, resumed: true }, running);
  }
  if (end === "doubtful") end = await readDeletions({ after: first, resumed: false }, running);
  if (end === "complete" && !dryRun) await cursor.clear();
  const result = { provider: name, media, ...tally.counts(dryRun), complete: end === "complete" };
  const { events: _, ...counts } = result;
  if (!dryRun) report("reconciled", counts);
  return result;
}

function rejectTimeSpan(options: object): void {
  const name = ["since", "until"].find((each) => Reflect.get(options, each) !== undefined);
  if (name === undefined) return;
  throw new VodError(
    "config_invalid",
    `reconcile.${name}: a search for deletions has no time span. Remove it`,
  );
}
