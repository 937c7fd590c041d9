import { VodError } from "../errors/vod-error.js";
import type { EntryRecord, InboxStore } from "../inbox/store.js";
import type { MediaStore } from "../media/media-store.js";
import { type Clock, systemClock } from "../primitives/clock.js";
import { MediaProjector } from "./media-projector.js";
import type { RebuildOptions, RebuildResult } from "./rebuild-options.js";

const entriesPerPage = 500;
const runningPollMs = 500;
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
