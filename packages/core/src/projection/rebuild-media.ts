import { VodError } from "../errors/vod-error.js";
import type { EntryRecord, InboxStore } from "../inbox/store.js";
import type { MediaStore } from "../media/media-store.js";
import { type Clock, systemClock } from "../primitives/clock.js";
import type { MediaRules } from "../provider/media-rules.js";
import { MediaProjector } from "./media-projector.js";

/** The options of {@link rebuildMedia}. */
export interface RebuildOptions {
  /** Returns the rules of a provider by its id; `undefined` when it has none. */
  rulesOf(provider: string): MediaRules | undefined;
  /** Whether all states are deleted first. Default false. */
  readonly reset?: boolean | undefined;
  /** Called after each page with the number of entries that are read. */
  readonly onProgress?: ((entries: number) => void) | undefined;
  /** Ends the rebuild after the current page. */
  readonly signal?: AbortSignal | undefined;
  /** Default: the system clock. */
  readonly clock?: Clock | undefined;
}

/** The result of {@link rebuildMedia}. */
export interface RebuildResult {
  /** The number of entries that were read. */
  readonly entries: number;
  /** The number of events that were folded. */
  readonly folded: number;
  /** The number of states that changed, counted once for each event. */
  readonly changes: number;
}

const entriesPerPage = 500;
const runningPollMs = 500;
/** The key of the cursor of an interrupted rebuild; empty after a complete one. */
const cursorKey = "media.rebuild.cursor";

/**
 * Folds the events that an inbox still has into its media states. Running applications can use the inbox meanwhile. An
 * interrupted rebuild continues where it ended, unless `reset` is set. Dead letters whose bodies are not authenticated
 * are left out, because the provider's API may not have confirmed them; waiting events are folded when they are handled.
 *
 * @throws VodError `unsupported` when the store has no media states or keeps nothing over a restart; `aborted` by the
 * signal
 */
export async function rebuildMedia(
  store: InboxStore,
  { rulesOf, reset = false, onProgress, signal, clock = systemClock }: RebuildOptions,
): Promise<RebuildResult> {
  const { media, scan } = partsOf(store);
  let changes = 0;
  const onChange = () => {
    changes += 1;
  };
  const projector = new MediaProjector({
    ...{ store: media, clock, random: Math.random, rulesOf, onChange },
  });
  let entries = 0;
  let folded = 0;

  async function fold(records: readonly EntryRecord[]): Promise<void> {
    const events = records
      .filter(counts)
      .flatMap(({ event, receivedAt }) => (event === undefined ? [] : [{ event, receivedAt }]));
    await Promise.all(events.map((received) => projector.project(received)));
    folded += events.length;
  }

  if (reset) {
    await store.state.set(cursorKey, "");
    await media.delete({});
  }
  let cursor = (await store.state.get(cursorKey)) || undefined;
  do {
    throwIfAborted(signal);
    const { records, next } = await scan(cursor, entriesPerPage);
    await fold(records);
    await fold(await whenNotRunning(records, store, clock, signal));
    entries += records.length;
    onProgress?.(entries);
    cursor = next;
    await store.state.set(cursorKey, cursor ?? "");
  } while (cursor !== undefined);
  return { entries, folded, changes };
}

function partsOf({ media, transfer }: InboxStore): {
  readonly media: MediaStore;
  readonly scan: NonNullable<InboxStore["transfer"]>["scan"];
} {
  if (media !== undefined && transfer !== undefined) return { media, scan: transfer.scan };
  const missing = media === undefined ? "stores no media states" : "keeps nothing over a restart";
  throw new VodError("unsupported", `the inbox ${missing}`);
}

/** Whether an application that handled an event has folded it, too. */
function counts({ id, state, event, integrity }: EntryRecord): boolean {
  if (state === "done") return true;
  const authenticated = integrity?.channel !== "push" || integrity.covers.includes("body");
  return state === "dead" && event?.id === id && authenticated;
}

/**
 * Waits until the attempts of running events end, and returns their records. An attempt may have folded its event before
 * the states were deleted. A waiting event is folded by its next attempt.
 */
async function whenNotRunning(
  records: readonly EntryRecord[],
  store: InboxStore,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<readonly EntryRecord[]> {
  const ended: EntryRecord[] = [];
  for (const { id } of records.filter(({ state }) => state === "running")) {
    let record = await store.get(id);
    while (record?.state === "running") {
      throwIfAborted(signal);
      await clock.sleep(runningPollMs);
      record = await store.get(id);
    }
    if (record !== undefined) ended.push(record);
  }
  return ended;
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new VodError("aborted", "the rebuild was aborted; repeat it");
}
