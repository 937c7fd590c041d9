import type { Clock } from "@vod-events/core";
import { MediaLibrary } from "../media/media-library.js";
import type { MuxAsset } from "./asset.js";
import type { MuxAssets } from "./assets.js";
import { uploadEvent } from "./event.js";
import type { MuxIdentifiers } from "./identifiers.js";
import type { MuxPublisher } from "./publisher.js";
import { isTimedOut, type MuxUpload, type UploadSettings, uploadJson } from "./upload.js";

export interface MuxUploadsOptions {
  readonly clock: Clock;
  readonly identifiers: MuxIdentifiers;
  readonly publisher: MuxPublisher;
  readonly assets: MuxAssets;
  /** Returns the URL where the file of an upload is sent. */
  urlOf(uploadId: string): string;
}

/** The direct uploads of the environment. Publishes an event for each change, except a timeout. */
export class MuxUploads {
  readonly #options: MuxUploadsOptions;
  readonly #library: MediaLibrary<Omit<MuxUpload, "createdAt">>;

  constructor(options: MuxUploadsOptions) {
    this.#options = options;
    this.#library = new MediaLibrary(options.clock);
  }

  /** The newest first. */
  get all(): readonly MuxUpload[] {
    return this.#library.all.toReversed();
  }

  /** Returns `undefined` for an unknown upload. */
  find(uploadId: string): MuxUpload | undefined {
    return this.#library.find(uploadId);
  }

  /** Returns an upload as the API and events contain it. */
  json(upload: MuxUpload): ReturnType<typeof uploadJson> {
    return uploadJson(upload, this.#options.clock.now());
  }

  isWaiting(upload: MuxUpload): boolean {
    return upload.status === "waiting" && !isTimedOut(upload, this.#options.clock.now());
  }

  create(settings: UploadSettings): MuxUpload {
    const { identifiers, urlOf } = this.#options;
    const id = identifiers.id();
    const upload = { ...settings, id, url: urlOf(id), status: "waiting" } as const;
    return this.#publish("created", this.#library.add(upload));
  }

  /** Creates the asset of a waiting upload. */
  receiveFile(upload: MuxUpload): MuxAsset {
    const { assets, identifiers } = this.#options;
    const assetId = identifiers.id();
    const filled = { ...upload, status: "asset_created", assetId } as const;
    this.#publish("asset_created", this.#library.replace(filled));
    return assets.create(upload.settings, { id: assetId, uploadId: upload.id });
  }

  /** Cancels a waiting upload. */
  cancel(upload: MuxUpload): MuxUpload {
    const cancelled = this.#library.replace({ ...upload, status: "cancelled" });
    return this.#publish("cancelled", cancelled);
  }

  #publish(what: Parameters<typeof uploadEvent>[0], upload: MuxUpload): MuxUpload {
    this.#options.publisher.publish(uploadEvent(what, upload.id, this.json(upload)));
    return upload;
  }
}
