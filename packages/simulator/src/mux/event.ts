import { assetInEvent, type MuxAsset, type MuxTrack } from "./asset.js";
import type { StaticRendition } from "./rendition.js";
import type { Members } from "./settings.js";

/** An event without its envelope. */
export interface MuxEvent {
  readonly type: string;
  readonly object: { readonly type: string; readonly id: string };
  readonly data: Members;
}

/** @see https://www.mux.com/docs/webhook-reference */
export function assetEvent(
  what: "created" | "ready" | "errored" | "updated" | "deleted",
  asset: MuxAsset,
): MuxEvent {
  return {
    type: `video.asset.${what}`,
    object: objectOf(asset),
    data: assetInEvent(asset),
  };
}

/** That the type of the object is `upload` is inferred. @see https://www.mux.com/docs/webhook-reference */
export function uploadEvent(
  what: "created" | "asset_created" | "cancelled",
  id: string,
  data: Members,
): MuxEvent {
  return { type: `video.upload.${what}`, object: { type: "upload", id }, data };
}

/** That the object is the asset is inferred. @see https://www.mux.com/docs/webhook-reference */
export function partEvent(
  kind: "static_rendition" | "track",
  what: "created" | "ready" | "errored" | "deleted",
  asset: MuxAsset,
  part: StaticRendition | MuxTrack,
): MuxEvent {
  const data = { ...part, asset_id: asset.id };
  return { type: `video.asset.${kind}.${what}`, object: objectOf(asset), data };
}

function objectOf({ id }: MuxAsset): MuxEvent["object"] {
  return { type: "asset", id };
}
