import { type KnownEventType, type Members, readText } from "@vod-events/core/provider";

/**
 * The names in `EventTypeList` that switch the events of a neutral type. `AIComplete` stands for all AI events.
 * `SubmitMediaRefreshComplete` can be set only through the API.
 */
const switches: Readonly<Partial<Record<KnownEventType, readonly string[]>>> = {
  "media.uploaded": ["FileUploadComplete"],
  "media.imported": ["UploadByURLComplete"],
  "media.transcoded": ["StreamTranscodeComplete"],
  "media.analyzed": ["VideoAnalysisComplete"],
  "media.deleted": ["DeleteMediaComplete"],
  "media.persisted": ["AddLiveRecordVideoComplete"],
  "media.restored": ["RestoreMediaComplete"],
  "media.storage_changed": ["UpdateMediaStorageClassComplete"],
  "media.updated": ["MediaBaseChangeComplete"],
  "thumbnail.created": ["SnapshotComplete", "DynamicImageComplete"],
  "analysis.completed": ["AIComplete"],
  "moderation.completed": ["AIComplete", "CreateAuditComplete"],
  "edit.completed": ["ProduceMediaComplete"],
  "workflow.progressed": ["LiveRecordVideoComposeStart"],
  "workflow.completed": ["TranscodeComplete", "WorkflowTaskComplete"],
  "attachment.uploaded": ["ImageUploadComplete", "AttachedMediaUploadComplete"],
  "cache.refreshed": ["SubmitMediaRefreshComplete"],
};

const knownNames: readonly string[] = [...new Set(Object.values(switches).flat())];
const types = Object.keys(switches) as readonly KnownEventType[];

/** Returns the names in the event list of a config. `ALL` stands for every name; no list means that all are off. */
export function listedIn({ EventTypeList }: Members): ReadonlySet<string> {
  const names = (readText(EventTypeList) ?? "").split(",").map((name) => name.trim());
  const listed = names.filter((name) => name !== "");
  return new Set(listed.includes("ALL") ? [...knownNames, ...listed] : listed);
}

/** Returns the state of every event type: `partial` when only some of its names are listed. */
export function eventsOf(listed: ReadonlySet<string>): CallbackEvents {
  const entries = types.map((type) => {
    const names = switches[type] ?? [];
    const on = names.filter((name) => listed.has(name)).length;
    return [type, on === 0 ? false : on === names.length || "partial"] as const;
  });
  return Object.fromEntries(entries);
}

/** The state of event types. */
type CallbackEvents = Readonly<Partial<Record<KnownEventType, boolean | "partial">>>;

/**
 * Returns the event list to write. It always names each event, because an absent list switches all off. Names that
 * the adapter does not know keep their state, also those in `ALL` when it is still complete.
 */
export function listAfter(
  before: ReadonlySet<string>,
  events: Readonly<Partial<Record<KnownEventType, boolean>>>,
): string {
  const wanted = types.filter((type) => events[type] === true);
  const unchanged = types.filter((type) => events[type] === undefined);
  const on = new Set([
    ...wanted.flatMap((type) => switches[type] ?? []),
    ...unchanged.flatMap((type) => (switches[type] ?? []).filter((name) => before.has(name))),
    ...[...before].filter((name) => !knownNames.includes(name) && name !== "ALL"),
  ]);
  const isComplete = before.has("ALL") && knownNames.every((name) => on.has(name));
  return isComplete ? "ALL" : [...on].join(",");
}
