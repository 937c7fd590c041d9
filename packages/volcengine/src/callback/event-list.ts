import type { KnownEventType } from "@vod-events/core/provider";
import type { VolcengineSite } from "../api/site.js";

type Switches = Readonly<Partial<Record<KnownEventType, readonly string[]>>>;

/** The outputs of a workflow share the switch of its end, which has another name than its event. */
const workflow = "TranscodeComplete";

const common: Switches = {
  "media.uploaded": ["FileUploadComplete"],
  "media.imported": ["FileUploadByUrlComplete"],
  "media.transcoded": [workflow],
  "media.analyzed": ["UploadGetMetaComplete"],
  "media.deleted": ["DeleteMediaComplete", "DeleteTranscodesComplete"],
  "thumbnail.created": [workflow],
  "caption.created": [workflow],
  "workflow.progressed": ["ExecutionComplete"],
  "workflow.completed": [workflow, "ExecutionComplete"],
  "attachment.uploaded": ["MaterialUploadComplete"],
};

/**
 * The names in the parameter `Events` that switch the events of a neutral type. DeleteMaterialComplete and
 * SyncURIComplete have no documented name: they are switched in the console only.
 *
 * @see https://www.volcengine.com/docs/4/118007
 * @see https://docs.byteplus.com/en/docs/byteplus-vod/docs-callback-notifications-
 */
export const switches: Readonly<Record<VolcengineSite, Switches>> = {
  volcengine: {
    ...common,
    "edit.completed": ["VideoTrackComplete"],
    "media.storage_changed": ["UpdateMediaStorageClassComplete"],
  },
  byteplus: common,
};

/**
 * Returns the list of the events to switch on. It is separated by commas, which is documented; a page of BytePlus has
 * another separator.
 */
export function eventList(
  site: VolcengineSite,
  events: Readonly<Partial<Record<KnownEventType, boolean>>>,
): string {
  const names = Object.entries(switches[site]).flatMap(([type, list]) =>
    events[type as KnownEventType] ? list : [],
  );
  return [...new Set(names)].join(",");
}
