import type { Clock } from "@vod-events/core";
import type {
  SimulatedFile,
  SimulatedSource,
  ThumbnailOptions,
  TranscodeOptions,
} from "../cloud/cloud.js";
import type { Customer } from "../cloud/compose.js";
import { planTranscode } from "../cloud/transcode-plan.js";
import { type MediaLibrary, nameFromUrl, type StoredMedia } from "../media/media-library.js";
import {
  deleteMediaComplete,
  fileUploadByUrlComplete,
  fileUploadComplete,
  transcodeInfo,
  uploadGetMetaComplete,
  workflowComplete,
} from "./event.js";
import type { VolcengineIdentifiers } from "./identifiers.js";
import type { VolcenginePublisher } from "./publisher.js";

export interface VolcengineAccountOptions {
  readonly clock: Clock;
  readonly space: string;
  readonly identifiers: VolcengineIdentifiers;
  readonly publisher: VolcenginePublisher;
  readonly library: MediaLibrary;
}

const defaultDefinitions = ["720p", "360p"] as const;

/** The media of a space and the customer's actions. Publishes the resulting events. */
export class VolcengineAccount implements Customer {
  readonly #options: VolcengineAccountOptions;

  constructor(options: VolcengineAccountOptions) {
    this.#options = options;
  }

  /** The metadata of every uploaded file is read. */
  upload({ name, passthrough = "" }: SimulatedFile): { mediaId: string } {
    const { publisher, space } = this.#options;
    const media = this.#add(name, passthrough);
    publisher.publish(fileUploadComplete(media, space));
    publisher.publish(uploadGetMetaComplete(media, space));
    return { mediaId: media.id };
  }

  import({ url, name, fail }: SimulatedSource): { mediaId?: string; taskId: string } {
    const { identifiers, publisher, space } = this.#options;
    const taskId = identifiers.id();
    const media = fail ? undefined : this.#add(name ?? nameFromUrl(url), "");
    publisher.publish(fileUploadByUrlComplete({ id: taskId, url }, media, space));
    return media === undefined ? { taskId } : { taskId, mediaId: media.id };
  }

  /** The end of a workflow lists its files. It fails when it has none. That a failed output is left out is a guess. */
  transcode(mediaId: string, options: TranscodeOptions): { taskId: string } {
    const { identifiers } = this.#options;
    const made = planTranscode(options, defaultDefinitions).filter(({ fails }) => !fails);
    const TranscodeInfos = made.map(({ preset: definition, picture }) =>
      transcodeInfo({
        ...{ definition, picture },
        ...{ fileId: identifiers.id(), storeUri: identifiers.storeUri() },
      }),
    );
    return this.#run(mediaId, made.length === 0, { TranscodeInfos });
  }

  /** Ignores the preset, which the event does not contain. The files are places in the storage, not URLs. */
  thumbnail(mediaId: string, _options: ThumbnailOptions): { taskId: string } {
    const { identifiers } = this.#options;
    const StoreUris = [identifiers.storeUri(), identifiers.storeUri()];
    const Sample = { Format: "jpg", StoreUris, CaptureNum: StoreUris.length };
    return this.#run(mediaId, false, { Snapshots: [{ Type: "Sample", Sample }] });
  }

  /** Deletes a media. Throws for an unknown media. */
  delete(mediaId: string): void {
    const { library, publisher } = this.#options;
    const media = library.get(mediaId);
    library.remove(mediaId);
    publisher.publish(deleteMediaComplete(media));
  }

  redeliver(eventType?: string): void {
    this.#options.publisher.publishAgain(eventType);
  }

  publish(event: object): void {
    this.#options.publisher.publishJson(event);
  }

  #run(mediaId: string, fails: boolean, outputs: Readonly<Record<string, unknown>>) {
    const { identifiers, library, publisher, space } = this.#options;
    const media = library.get(mediaId);
    const id = identifiers.runId();
    publisher.publish(workflowComplete(media, { id, fails, space }, outputs));
    return { taskId: id };
  }

  #add(name: string, passthrough: string): StoredMedia {
    const { clock, identifiers, library } = this.#options;
    const [id, url] = [identifiers.vid(), identifiers.storeUri()];
    return library.add({ id, name, passthrough, url, createdAt: new Date(clock.now()) });
  }
}
