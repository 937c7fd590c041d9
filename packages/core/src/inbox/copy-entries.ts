import { createHash, type Hash } from "node:crypto";
import { VodError } from "../errors/vod-error.js";
import type { MediaKey } from "../media/media-store.js";
import { copyMedia } from "./copy-media.js";
import type { StoredDelivery } from "./received-event.js";
import type { EntryRecord, InboxStore, InboxTransfer } from "./store.js";

/** The options of {@link copyEntries}. */
export interface CopyOptions {
  /** Called after each page with the number of entries that are copied and verified. */
  readonly onProgress?: (entries: number) => void;
  /** Ends the copy after the current page. */
  readonly signal?: AbortSignal;
}

/** The result of {@link copyEntries}. */
export interface CopyResult {
  /** The number of entries of the source. */
  readonly entries: number;
  /** The number of those that the target did not have before. */
  readonly copied: number;
  /** The number of state keys of the source. */
  readonly stateKeys: number;
  /** The ids of entries that the target has with other content, such as events that it has handled meanwhile. */
  readonly differing: readonly string[];
  /** The state keys whose values differ. */
  readonly differingKeys: readonly string[];
  /** The number of media states of the source; 0 when one of the stores cannot store them. */
  readonly mediaStates: number;
  /** The media whose states differ. */
  readonly differingMedia: readonly MediaKey[];
  /** The SHA-256 of all entries of the source, and of the same entries as the target returns them. */
  readonly digests: { readonly source: string; readonly target: string };
}

const entriesPerPage = 500;

/**
 * Copies all entries, the state and the media states of a store to another one, and compares them afterwards. What the target has
 * already stays as it is, so an interrupted copy can be repeated. No application may use the source meanwhile: its
 * events would be handled twice.
 *
 * @throws VodError `unsupported` when one of the stores keeps nothing over a restart; `aborted` by the signal
 */
export async function copyEntries(
  source: InboxStore,
  target: InboxStore,
  { onProgress, signal }: CopyOptions = {},
): Promise<CopyResult> {
  const { scan, stateKeys } = transferOf(source);
  const { restore } = transferOf(target);
  const digests = { source: createHash("sha256"), target: createHash("sha256") };
  const differing: string[] = [];
  let entries = 0;
  let copied = 0;
  for (let cursor: string | undefined, isLast = false; !isLast; ) {
    if (signal?.aborted) throw new VodError("aborted", "the copy was aborted; repeat it");
    const { records, next } = await scan(cursor, entriesPerPage);
    const results = await restore(withSharedDeliveries(records));
    copied += results.filter((result) => result === "stored").length;
    differing.push(...(await compare(records, target, digests)));
    entries += records.length;
    onProgress?.(entries);
    cursor = next;
    isLast = next === undefined;
  }
  const keys = await stateKeys();
  const media =
    source.media && target.media && (await copyMedia(source.media, target.media, signal));
  return {
    entries,
    copied,
    stateKeys: keys.length,
    differing,
    differingKeys: await copyState(keys, source, target),
    mediaStates: media?.states ?? 0,
    differingMedia: media?.differing ?? [],
    digests: { source: digests.source.digest("hex"), target: digests.target.digest("hex") },
  };
}

function transferOf({ transfer }: InboxStore): InboxTransfer {
  if (transfer !== undefined) return transfer;
  throw new VodError("unsupported", "an inbox without a durable store cannot be copied");
}

/** Makes records with equal deliveries share one object, as the events of one delivery do. */
function withSharedDeliveries(records: readonly EntryRecord[]): readonly EntryRecord[] {
  const deliveries = new Map<string, StoredDelivery>();
  return records.map((record) => {
    if (record.delivery === undefined) return record;
    const key = digestOf(deliveryJson(record.delivery));
    const delivery = deliveries.get(key) ?? record.delivery;
    deliveries.set(key, delivery);
    return { ...record, delivery };
  });
}

/** Returns the ids of the records that a store has with other content. */
async function compare(
  records: readonly EntryRecord[],
  target: InboxStore,
  digests: { readonly source: Hash; readonly target: Hash },
): Promise<readonly string[]> {
  const differing: string[] = [];
  const found = await Promise.all(records.map(({ id }) => target.get(id)));
  for (const [index, record] of records.entries()) {
    const expected = digestOf(canonicalJson(record, record));
    const actual = digestOf(canonicalJson(found[index], record));
    digests.source.update(expected);
    digests.target.update(actual);
    if (expected !== actual) differing.push(record.id);
  }
  return differing;
}

async function copyState(
  keys: readonly string[],
  source: InboxStore,
  target: InboxStore,
): Promise<readonly string[]> {
  const differing: string[] = [];
  for (const key of keys) {
    const value = await source.state.get(key);
    if (value === undefined) continue;
    if ((await target.state.get(key)) === undefined) await target.state.set(key, value);
    if ((await target.state.get(key)) !== value) differing.push(key);
  }
  return differing;
}

/** Returns all members of a record as JSON. A running entry is copied as a waiting one that is due. */
function canonicalJson(record: EntryRecord | undefined, source: EntryRecord): string {
  if (record === undefined) return "";
  const { id, provider, type, mediaId, receivedAt, attempts, doneAt, history } = record;
  const { event, integrity, delivery, undecodable } = record;
  const isRunning = source.state === "running";
  return JSON.stringify([
    ...[id, provider, type, mediaId, receivedAt, attempts, doneAt, history],
    record.state === "running" ? "waiting" : record.state,
    isRunning ? undefined : record.dueAt,
    ...[event, integrity, undecodable],
    delivery && deliveryJson(delivery),
  ]);
}

function deliveryJson({ body, headers }: StoredDelivery): string {
  const names = Object.keys(headers).toSorted();
  return JSON.stringify([
    Buffer.from(body).toString("base64"),
    names.map((name) => [name, headers[name]]),
  ]);
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
