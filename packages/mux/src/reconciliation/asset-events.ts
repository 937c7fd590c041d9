import { type Members, readList, readRecord, readText } from "@vod-events/core/provider";

/**
 * Returns the events of an asset of the list, as webhooks contain them: its creation and its end, the upload that it
 * came from, and the ends of its static renditions and text tracks.
 */
export function eventsOfAsset(asset: Members, createdAt: string): readonly object[] {
  const { id, upload_id: uploadId, status } = asset;
  const object = { type: "asset", id };
  const renditions = partsIn(readRecord(asset.static_renditions)?.files);
  const tracks = partsIn(asset.tracks).filter(({ type }) => type === "text");
  return [
    ...(readText(uploadId) === undefined ? [] : [uploadEvent(asset, createdAt)]),
    eventWith("video.asset.created", { object, created_at: createdAt, data: created(asset) }),
    ...endOf(status, ["ready", "errored"]).map((end) =>
      eventWith(`video.asset.${end}`, { object, data: asset }),
    ),
    ...partEvents("static_rendition", renditions, ["ready", "errored", "skipped"], object),
    ...partEvents("track", tracks, ["ready", "errored"], object),
  ];
}

/** An asset at its creation: what it does not get later. */
function created({ id, created_at, meta, passthrough, ingest_type }: Members): Members {
  return { id, created_at, meta, passthrough, ingest_type, status: "preparing" };
}

function uploadEvent({ id, upload_id, passthrough }: Members, createdAt: string): object {
  const data = { id: upload_id, status: "asset_created", asset_id: id };
  return eventWith("video.upload.asset_created", {
    object: { type: "upload", id: upload_id },
    created_at: createdAt,
    data: { ...data, new_asset_settings: { passthrough } },
  });
}

function partEvents(
  kind: string,
  parts: readonly Members[],
  ends: readonly string[],
  object: Content["object"],
): readonly object[] {
  return parts.flatMap((part) =>
    endOf(part.status, ends).map((end) =>
      eventWith(`video.asset.${kind}.${end}`, { object, data: { ...part, asset_id: object.id } }),
    ),
  );
}

function partsIn(list: unknown): readonly Members[] {
  const parts = readList(list).map(readRecord);
  return parts.filter((part) => part !== undefined && readText(part.id) !== undefined) as Members[];
}

function endOf(status: unknown, ends: readonly string[]): readonly string[] {
  return typeof status === "string" && ends.includes(status) ? [status] : [];
}

/** The members of an event that the asset says. */
interface Content {
  readonly object: { readonly type: string; readonly id: unknown };
  readonly created_at?: string;
  readonly data: Members;
}

/** The id that Mux gave to the event is unknown. It does not identify events of these types. */
function eventWith(type: string, content: Content): object {
  return { type, id: `reconciled-${readText(content.data.id)}`, ...content };
}
