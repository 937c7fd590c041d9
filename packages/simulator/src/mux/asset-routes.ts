import type { MuxAction } from "./actions.js";
import { found, invalidParameter } from "./api-error.js";
import { assetInApi, type MuxAsset } from "./asset.js";
import type { MuxAssets } from "./assets.js";
import { cursorPage } from "./page.js";
import { bodyOf, created, deleted, type MuxRoutes, ok } from "./route.js";
import {
  assetSettings,
  changeableSettings,
  checkInputs,
  renditionSettings,
  trackSettings,
} from "./settings.js";

export type AssetAction = Extract<MuxAction, `${string}/assets${string}`>;

/** The assets with their static renditions and tracks. */
export function assetRoutes(assets: MuxAssets): MuxRoutes<AssetAction> {
  return {
    "POST /video/v1/assets": (call) => {
      const body = bodyOf(call);
      checkInputs(body);
      return created(assetInApi(assets.create(assetSettings(body))));
    },
    "GET /video/v1/assets": ({ query }) => {
      const uploadId = query.get("upload_id");
      const wanted = assets.all.filter((each) => uploadId === null || each.uploadId === uploadId);
      return { status: 200, content: cursorPage(wanted.map(assetInApi), query) };
    },
    "GET /video/v1/assets/{assetId}": ({ id }) => ok(assetInApi(found(assets.find(id)))),
    "PATCH /video/v1/assets/{assetId}": (call) => {
      const { id } = found(assets.find(call.id));
      const changed = assets.update(id, changeableSettings(bodyOf(call)));
      return ok(assetInApi(changed));
    },
    "DELETE /video/v1/assets/{assetId}": ({ id }) => {
      assets.delete(found(assets.find(id)).id);
      return deleted;
    },
    "POST /video/v1/assets/{assetId}/static-renditions": (call) => {
      const { id } = ready(assets, call.id);
      const rendition = assets.createRendition(id, renditionSettings(bodyOf(call)));
      return created(rendition);
    },
    "DELETE /video/v1/assets/{assetId}/static-renditions/{renditionId}": ({ id, partId }) => {
      const { renditions } = found(assets.find(id));
      assets.deleteRendition(id, found(renditions.find((each) => each.id === partId)));
      return deleted;
    },
    "POST /video/v1/assets/{assetId}/tracks": (call) => {
      const { id } = ready(assets, call.id);
      const track = assets.createTrack(id, trackSettings(bodyOf(call)));
      return created(track);
    },
    "DELETE /video/v1/assets/{assetId}/tracks/{trackId}": ({ id, partId }) => {
      const track = found(found(assets.find(id)).tracks.find((each) => each.id === partId));
      if (track.type === "video" || track.primary === true) {
        throw invalidParameter("The track of the file cannot be deleted.");
      }
      assets.deleteTrack(id, track);
      return deleted;
    },
  };
}

/** Tracks can only be added to a ready asset. That renditions cannot either, and the error, are guesses. */
function ready(assets: MuxAssets, id: string): MuxAsset {
  const asset = found(assets.find(id));
  if (asset.status !== "ready") throw invalidParameter("The asset is not ready.");
  return asset;
}
