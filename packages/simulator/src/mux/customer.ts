import type { DeletingCustomer } from "../cloud/compose.js";
import { planTranscode } from "../cloud/transcode-plan.js";
import { titleOf } from "../media/media-library.js";
import type { MuxAssets } from "./assets.js";
import { assetSettings, type Members, renditionSettings } from "./settings.js";
import { uploadSettings } from "./upload.js";
import type { MuxUploads } from "./uploads.js";

export interface MuxCustomerOptions {
  readonly assets: MuxAssets;
  readonly uploads: MuxUploads;
}

const defaultResolutions = ["highest", "audio-only"] as const;

/** The customer of an environment, whose actions publish events. */
export function muxCustomer({ assets, uploads }: MuxCustomerOptions): DeletingCustomer {
  return {
    /** Creates a direct upload and sends its file. */
    upload({ name, passthrough }) {
      const new_asset_settings = { ...publicAsset(name), passthrough };
      const upload = uploads.create(uploadSettings({ cors_origin: "*", new_asset_settings }));
      return { mediaId: uploads.receiveFile(upload).id };
    },
    /** The task is the asset itself, which stays as `errored` when the file is unreadable. */
    import({ name, fail }) {
      const settings = assetSettings(publicAsset(name));
      if (fail) assets.failNext();
      const { id } = assets.create(settings);
      return { taskId: id, ...(!fail && { mediaId: id }) };
    },
    /** Creates static renditions. The presets are their resolutions. The task is the first rendition. */
    transcode(mediaId, presets) {
      const { id } = assets.get(mediaId);
      const planned = planTranscode(presets, defaultResolutions).map(({ preset, ...end }) => ({
        settings: renditionSettings({ resolution: preset }),
        end,
      }));
      const made = planned.map(({ settings, end }) => assets.createRendition(id, settings, end));
      return { taskId: made[0]?.id ?? "" };
    },
    /** Publishes nothing: Mux renders thumbnails when they are requested, without a task or an event. */
    thumbnail(mediaId) {
      assets.get(mediaId);
      return { taskId: "" };
    },
    delete: (mediaId) => assets.delete(mediaId),
  };
}

/** Returns the settings of an asset that everyone can play. */
function publicAsset(name: string): Members {
  return { playback_policies: ["public"], meta: { title: titleOf(name) } };
}
