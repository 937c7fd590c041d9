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
import type { TencentConfigStore } from "./config.js";
import { type DeletedFiles, fileDeleted } from "./deletion.js";
import { readEvent } from "./event.js";
import type { TencentIdentifiers } from "./identifiers.js";
import { type ProcedureItem, procedureFinished } from "./procedure.js";
import {
  failedTranscodeItem,
  type ItemOptions,
  sampleSnapshotItem,
  transcodeItem,
} from "./procedure-items.js";
import type { TencentPublisher } from "./publisher.js";
import type { TencentTasks } from "./tasks.js";
import { newFileUpload, pullComplete } from "./uploads.js";

export interface TencentApplicationOptions {
  readonly clock: Clock;
  readonly identifiers: TencentIdentifiers;
  readonly config: TencentConfigStore;
  readonly publisher: TencentPublisher;
  readonly library: MediaLibrary;
  readonly tasks: TencentTasks;
}

const defaultTranscodePresets = ["100010", "100020"] as const;
const defaultThumbnailPreset = "10";

/** The media of an application and the customer's actions. Publishes the resulting events. */
export class TencentApplication implements Customer {
  readonly #options: TencentApplicationOptions;
  readonly #library: MediaLibrary;

  constructor(options: TencentApplicationOptions) {
    this.#options = options;
    this.#library = options.library;
  }

  upload(file: SimulatedFile): { mediaId: string } {
    const { config, publisher } = this.#options;
    const media = this.#add(file.name, file.passthrough ?? "");
    if (config.current.UploadMediaCompleteEventSwitch === "ON") {
      publisher.publish(newFileUpload(media));
    }
    return { mediaId: media.id };
  }

  /** Publishes PullComplete without NewFileUpload. Whether the cloud publishes both is unknown. */
  import(source: SimulatedSource): { mediaId?: string; taskId: string } {
    const { clock, identifiers, publisher, tasks } = this.#options;
    const name = source.name ?? nameFromUrl(source.url);
    const taskId = identifiers.taskId("Pull");
    const media = source.fail ? undefined : this.#add(name, "");
    const event = pullComplete(taskId, media);
    tasks.add(taskId, { type: "PullUpload", content: event.content, at: clock.now() });
    publisher.publish(event);
    return media === undefined ? { taskId } : { mediaId: media.id, taskId };
  }

  /** Runs a procedure with all outputs. Publishes one event. */
  transcode(mediaId: string, options: TranscodeOptions): { taskId: string } {
    const media = this.#library.get(mediaId);
    const items = planTranscode(options, defaultTranscodePresets).map(
      ({ preset, fails, picture }) => {
        const item = this.#itemOptions(media, preset, `${preset}.mp4`);
        return fails ? failedTranscodeItem(item) : transcodeItem(item, picture);
      },
    );
    return this.#finishProcedure(media, items);
  }

  thumbnail(mediaId: string, options: ThumbnailOptions): { taskId: string } {
    const media = this.#library.get(mediaId);
    const preset = options.preset ?? defaultThumbnailPreset;
    return this.#finishProcedure(media, [
      sampleSnapshotItem(this.#itemOptions(media, preset, `sample_${preset}`)),
    ]);
  }

  /** Deletes a media, or with `parts` only some of its files. Throws for an unknown media. */
  delete(mediaId: string, parts: readonly DeletedFiles[]): void {
    const { config, publisher } = this.#options;
    const media = this.#library.get(mediaId);
    if (parts.length === 0) this.#library.remove(media.id);
    if (config.current.DeleteMediaCompleteEventSwitch === "ON") {
      publisher.publish(fileDeleted(media.id, parts));
    }
  }

  redeliver(eventType?: string): void {
    this.#options.publisher.publishAgain(eventType);
  }

  publish(event: object): void {
    this.#options.publisher.publish(readEvent(event));
  }

  #add(name: string, passthrough: string): StoredMedia {
    const { clock, identifiers } = this.#options;
    const id = identifiers.fileId();
    const createdAt = new Date(clock.now());
    return this.#library.add({ id, name, passthrough, createdAt, url: identifiers.url(id, name) });
  }

  #itemOptions(media: StoredMedia, preset: string, fileName: string): ItemOptions {
    if (!/^\d{1,9}$/.test(preset)) {
      throw new Error(
        `preset ${preset}: not a number. A preset of Tencent is the number of a template.`,
      );
    }
    const { clock, identifiers } = this.#options;
    const url = identifiers.url(media.id, fileName);
    return { definition: Number(preset), url, at: clock.now() };
  }

  #finishProcedure(media: StoredMedia, items: readonly ProcedureItem[]): { taskId: string } {
    const { clock, identifiers, publisher, tasks } = this.#options;
    const taskId = identifiers.taskId("procedurev2");
    const event = procedureFinished(taskId, media, items);
    tasks.add(taskId, { type: "Procedure", content: event.content, at: clock.now() });
    publisher.publish(event);
    return { taskId };
  }
}
