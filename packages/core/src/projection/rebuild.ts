import { VodError } from "../errors/vod-error.js";
import type { EntryRecord, InboxStore } from "../inbox/store.js";
import type { MediaStore } from "../media/media-store.js";
import { systemClock } from "../primitives/clock.js";
import { MediaProjector } from "./media-projector.js";
import type { RebuildOptions, RebuildResult } from "./rebuild-options.js";

const entriesPerPage = 500;
/** The key of the cursor of an interrupted rebuild; empty after a complete one. */
const cursorKey = "media.rebuild.cursor";

/** Does what `rebuildMedia` says. */
export async function rebuild(
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
  let running = 0;

  async function fold(records: readonly EntryRecord[]): Promise<void> {
    const events = records
      .filter(isFoldable)
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
    running += records.filter(isLeftRunning).length;
    entries += records.length;
    onProgress?.(entries);
    cursor = next;
    await store.state.set(cursorKey, cursor ?? "");
  } while (cursor !== undefined);
  return { entries, folded, changes, running };
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
function isFoldable(record: EntryRecord): boolean {
  const { id, state, event } = record;
  if (state === "done") return true;
  return state !== "waiting" && event?.id === id && isAuthenticated(record);
}

/** An event without an authenticated body may still be confirmed through the provider's API. */
function isAuthenticated({ integrity }: EntryRecord): boolean {
  return integrity?.channel !== "push" || integrity.covers.includes("body");
}

function isLeftRunning(record: EntryRecord): boolean {
  return record.state === "running" && !isAuthenticated(record);
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new VodError("aborted", "the rebuild was aborted; repeat it");
}
