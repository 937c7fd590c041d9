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
  fileUploadComplete,
  playInfo,
  snapshotComplete,
  streamTranscodeComplete,
  type TranscodeOutput,
  transcodeComplete,
  uploadByUrlComplete,
  videoAnalysisComplete,
} from "./event.js";
import type { AlibabaIdentifiers } from "./identifiers.js";
import type { AlibabaPublisher } from "./publisher.js";
import type { AlibabaRenditions } from "./renditions.js";

export interface AlibabaAccountOptions {
  readonly clock: Clock;
  readonly identifiers: AlibabaIdentifiers;
  readonly publisher: AlibabaPublisher;
  readonly library: MediaLibrary;
  readonly renditions: AlibabaRenditions;
}

const defaultDefinitions = ["HD", "LD"] as const;

/** The media of an account and the customer's actions. Publishes the resulting events. */
export class AlibabaAccount implements Customer {
  readonly #options: AlibabaAccountOptions;

  constructor(options: AlibabaAccountOptions) {
    this.#options = options;
  }

  /** Every uploaded file is analyzed. */
  upload({ name, passthrough = "" }: SimulatedFile): { mediaId: string } {
    const { publisher } = this.#options;
    const media = this.#add(name, passthrough);
    publisher.publish(fileUploadComplete(media));
    publisher.publish(videoAnalysisComplete(media));
    return { mediaId: media.id };
  }

  /** Publishes UploadByURLComplete only. Whether the cloud publishes FileUploadComplete, too, is unknown. */
  import({ url, name, fail }: SimulatedSource): { mediaId?: string; taskId: string } {
    const { identifiers, publisher } = this.#options;
    const taskId = identifiers.id();
    const media = fail ? undefined : this.#add(name ?? nameFromUrl(url), "");
    publisher.publish(uploadByUrlComplete(taskId, url, media));
    return media === undefined ? { taskId } : { mediaId: media.id, taskId };
  }

  /** Each rendition has a job of its own, and the last event lists all. */
  transcode(mediaId: string, options: TranscodeOptions): { taskId: string } {
    const { identifiers, library, publisher, renditions } = this.#options;
    const media = library.get(mediaId);
    const outputs = planTranscode(options, defaultDefinitions).map(
      ({ preset, fails, picture }): TranscodeOutput => ({
        jobId: identifiers.id(),
        definition: preset,
        url: identifiers.url(media.id, `${preset}.mp4`),
        fails,
        ...picture,
      }),
    );
    for (const output of outputs) {
      if (!output.fails) renditions.add(media.id, playInfo(output));
      publisher.publish(streamTranscodeComplete(media, output));
    }
    publisher.publish(transcodeComplete(media, outputs));
    return { taskId: outputs[0]?.jobId ?? "" };
  }

  /** Ignores the preset, which the event does not contain. */
  thumbnail(mediaId: string, _options: ThumbnailOptions): { taskId: string } {
    const { identifiers, library, publisher } = this.#options;
    const media = library.get(mediaId);
    const taskId = identifiers.id();
    publisher.publish(snapshotComplete(media, taskId, identifiers.url(media.id, "snapshot")));
    return { taskId };
  }

  /** Deletes a media. Throws for an unknown media. */
  delete(mediaId: string): void {
    const { library, publisher } = this.#options;
    library.remove(library.get(mediaId).id);
    publisher.publish(deleteMediaComplete(mediaId));
  }

  redeliver(eventType?: string): void {
    this.#options.publisher.publishAgain(eventType);
  }

  publish(event: object): void {
    this.#options.publisher.publishJson(event);
  }

  #add(name: string, passthrough: string): StoredMedia {
    const { clock, identifiers, library } = this.#options;
    const id = identifiers.id();
    const createdAt = new Date(clock.now());
    return library.add({ id, name, passthrough, createdAt, url: identifiers.url(id, name) });
  }
}
