import { VodError } from "../errors/vod-error.js";
import type { MediaCursor } from "../media/media-store.js";
import { acceptPage } from "./accept-page.js";
import type { DeletionCursorStore } from "./deletion-cursor.js";
import type { DeletionRequirements } from "./deletion-requirements.js";
import { mediaBatches } from "./media-batches.js";
import type { SpanContext } from "./read-span.js";

/** How many media are asked about until one of them exists. */
const maxDoubtful = 1000;

/** The parts of a running search for deletions. */
export interface DeletionContext
  extends Pick<SpanContext, "source" | "pipeline" | "dryRun" | "onPage" | "reader" | "tally"> {
  readonly signal: AbortSignal;
  readonly requirements: DeletionRequirements;
  readonly cursor: DeletionCursorStore;
  /** Counts the media that are asked about. */
  readonly onMedia: (count: number) => void;
}

/** How a search ended. `doubtful`: after a stored position, without a media that exists. */
export type SearchEnd = "complete" | "stopped" | "doubtful";

/**
 * Asks about the media after a position, and stores the events of their deletions. A deletion is final. Credentials of
 * another account or application would show every media as deleted, so that no event is stored before the API has shown
 * a media that exists, in the same run.
 *
 * @throws VodError `config_invalid` when the API shows none of the media
 */
export async function readDeletions(
  { after, resumed }: { readonly after: MediaCursor; readonly resumed: boolean },
  context: DeletionContext,
): Promise<SearchEnd> {
  const { source, requirements, cursor, signal, tally, dryRun, pipeline, reader } = context;
  const { deletions, media, admin } = requirements;
  const { id: provider } = source.provider;
  const signals = { signal, closing: pipeline.closing };
  let isKnown = false;
  let asked = 0;
  let held: readonly unknown[] = [];
  for await (const batch of mediaBatches(media, {
    provider,
    after,
    size: deletions.mediaPerCall,
  })) {
    const read = (given: AbortSignal) => deletions.read(batch.mediaIds, given);
    const found = await reader.read(read, signals).catch((error: unknown) => {
      if (signal.aborted) return undefined;
      throw error;
    });
    if (found === undefined) return "stopped";
    const { page, failed } = found;
    asked += batch.mediaIds.length;
    context.onMedia(batch.mediaIds.length);
    tally.add({ missing: [], duplicates: [] }, failed + 1);
    held = [...held, ...page.events];
    isKnown ||= batch.mediaIds.some((id) => page.existing.includes(id));
    if (isKnown) {
      tally.add(await acceptPage(source, held, { dryRun, admin }, pipeline), 0);
      held = [];
      if (!dryRun) await cursor.write(batch.last);
    } else if (held.length > 0 && asked >= maxDoubtful) {
      break;
    }
    await context.onPage?.();
    if (signal.aborted) return "stopped";
  }
  if (held.length === 0) return "complete";
  if (resumed) return "doubtful";
  throw new VodError(
    "config_invalid",
    `reconcile.deletions: the API shows none of the ${asked} media that were uploaded. No deletion is stored. Check that ${deletions.scopedBy.join(" and ")} are those of these media`,
    { provider: source.name },
  );
}
