import type {
  SimulatedFile,
  SimulatedSource,
  ThumbnailOptions,
  TranscodeOptions,
} from "../cloud/cloud.js";
import type { Customer } from "../cloud/compose.js";
import { planTranscode } from "../cloud/transcode-plan.js";
import { nameFromUrl, titleOf } from "../media/media-library.js";
import type { MuxAssets } from "./assets.js";
import type { MuxPublisher } from "./publisher.js";
import { assetSettings, renditionSettings } from "./settings.js";
import { uploadSettings } from "./upload.js";
import type { MuxUploads } from "./uploads.js";

export interface MuxAccountOptions {
  readonly assets: MuxAssets;
  readonly uploads: MuxUploads;
  readonly publisher: MuxPublisher;
}

const defaultResolutions = ["highest", "audio-only"] as const;

/** The customer's actions. */
export class MuxAccount implements Customer {
  readonly #options: MuxAccountOptions;

  constructor(options: MuxAccountOptions) {
    this.#options = options;
  }

  /** Creates a direct upload and sends its file. */
  upload({ name, passthrough }: SimulatedFile): { mediaId: string } {
    const { uploads } = this.#options;
    const new_asset_settings = { ...publicAsset(name), passthrough };
    const upload = uploads.create(uploadSettings({ cors_origin: "*", new_asset_settings }));
    return { mediaId: uploads.receiveFile(upload).id };
  }

  /** The task is the asset itself, which stays as `errored` when the file is unreadable. */
  import({ url, name, fail }: SimulatedSource): { mediaId?: string; taskId: string } {
    const { assets } = this.#options;
    const settings = assetSettings(publicAsset(name ?? nameFromUrl(url)));
    if (fail) assets.failNext();
    const { id } = assets.create(settings);
    return fail ? { taskId: id } : { taskId: id, mediaId: id };
  }

  /** Creates static renditions. The presets are their resolutions. The task is the first rendition. */
  transcode(mediaId: string, options: TranscodeOptions): { taskId: string } {
    const { assets } = this.#options;
    const { id } = assets.get(mediaId);
    const planned = planTranscode(options, defaultResolutions).map(({ preset, ...end }) => ({
      settings: renditionSettings({ resolution: preset }),
      end,
    }));
    const made = planned.map(({ settings, end }) => assets.createRendition(id, settings, end));
    return { taskId: made[0]?.id ?? "" };
  }

  /** Publishes nothing: Mux renders thumbnails when they are requested, without a task or an event. */
  thumbnail(mediaId: string, _options: ThumbnailOptions): { taskId: string } {
    this.#options.assets.get(mediaId);
    return { taskId: "" };
  }

  redeliver(eventType?: string): void {
    this.#options.publisher.publishAgain(eventType);
  }

  publish(event: object): void {
    this.#options.publisher.publishJson(event);
  }
}

/** Returns the settings of an asset that everyone can play. */
function publicAsset(name: string): Readonly<Record<string, unknown>> {
  return { playback_policies: ["public"], meta: { title: titleOf(name) } };
}
