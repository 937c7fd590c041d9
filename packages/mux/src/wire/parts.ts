import {
  lenientObject,
  omitUndefined,
  readRecord,
  readText,
  readUrl,
} from "@vod-events/core/provider";

/** A part of an asset, or the asset. Only a static rendition has a preset. */
export const partPayload = lenientObject(({ resolution, name }) =>
  omitUndefined({ presetId: readText(resolution) ?? readText(name) }),
);

/** A track of an asset. The language is `auto` until it is detected. */
export const trackPayload = lenientObject(({ type, id, name, language_code: language }) => ({
  isText: type === "text",
  ...omitUndefined({
    captionId: readText(id),
    name: readText(name),
    language: language === "auto" ? undefined : readText(language),
  }),
}));

/** The shots of an asset. */
export const shotsPayload = lenientObject((shots) =>
  omitUndefined({ manifestUrl: readUrl(shots.shots_manifest_url) }),
);

/** A direct upload. The settings of its asset have the value that the application attached. */
export const uploadPayload = lenientObject(({ id, new_asset_settings: settings }) =>
  omitUndefined({
    uploadId: readText(id),
    passthrough: readText(readRecord(settings)?.passthrough),
  }),
);

/** A live stream. */
export const livePayload = lenientObject(({ id, meta, active_asset_id: assetId }) =>
  omitUndefined({
    streamId: readText(id),
    name: readText(readRecord(meta)?.title),
    assetId: readText(assetId),
  }),
);

export type PartPayload = typeof partPayload._A;
export type TrackPayload = typeof trackPayload._A;
export type ShotsPayload = typeof shotsPayload._A;
export type UploadPayload = typeof uploadPayload._A;
export type LivePayload = typeof livePayload._A;
