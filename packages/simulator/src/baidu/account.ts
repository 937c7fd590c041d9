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
import type { BaiduIdentifiers } from "./identifiers.js";
import {
  mediaThumbnailComplete,
  mediaTranscodeComplete,
  mediaTranscodeFailed,
} from "./processing.js";
import type { BaiduPublisher } from "./publisher.js";
import type { BaiduTasks } from "./tasks.js";
import {
  type FetchPayloadKey,
  mediaFetchComplete,
  mediaUploadComplete,
  type RunTask,
} from "./uploads.js";

export interface BaiduAccountOptions {
  readonly clock: Clock;
  readonly identifiers: BaiduIdentifiers;
  readonly publisher: BaiduPublisher;
  readonly fetchPayloadKey: FetchPayloadKey;
  readonly library: MediaLibrary;
  readonly tasks: BaiduTasks;
}

const defaultTranscodePresets = ["eiymsimulated00mp4hd", "eiymsimulated00mp4sd"] as const;
const defaultThumbnailPreset = "eiymsimulated00thumb";

/** The media of an account and the customer's actions. Publishes the resulting events. */
export class BaiduAccount implements Customer {
  readonly #options: BaiduAccountOptions;
  readonly #library: MediaLibrary;

  constructor(options: BaiduAccountOptions) {
    this.#options = options;
    this.#library = options.library;
  }

  /** Drops the passthrough, because the cloud has no field for it. */
  upload(file: SimulatedFile): { mediaId: string } {
    const media = this.#add(file.name);
    this.#options.publisher.publish(mediaUploadComplete(media));
    return { mediaId: media.id };
  }

  import(source: SimulatedSource): { mediaId?: string; taskId: string } {
    const { publisher, fetchPayloadKey } = this.#options;
    const name = source.name ?? nameFromUrl(source.url);
    const task = this.#run("FETCH");
    const media = source.fail ? undefined : this.#add(name);
    publisher.publish(mediaFetchComplete(task, source.url, media, fetchPayloadKey));
    const { taskId } = task;
    return media === undefined ? { taskId } : { mediaId: media.id, taskId };
  }

  transcode(mediaId: string, options: TranscodeOptions): { taskId: string } {
    const { identifiers, publisher } = this.#options;
    const media = this.#library.get(mediaId);
    const outputs = planTranscode(options, defaultTranscodePresets);
    const task = this.#run("WORKFLOW");
    for (const { preset, fails, picture } of outputs) {
      const output = { mediaId, preset, url: identifiers.url(media.id, `${preset}.mp4`) };
      publisher.publish(
        fails ? mediaTranscodeFailed(task, output) : mediaTranscodeComplete(task, output, picture),
      );
    }
    return { taskId: task.taskId };
  }

  thumbnail(mediaId: string, options: ThumbnailOptions): { taskId: string } {
    const { identifiers, publisher } = this.#options;
    const media = this.#library.get(mediaId);
    const preset = options.preset ?? defaultThumbnailPreset;
    const task = this.#run("WORKFLOW");
    const url = identifiers.url(media.id, preset);
    publisher.publish(mediaThumbnailComplete(task, { mediaId, preset, url }));
    return { taskId: task.taskId };
  }

  redeliver(eventType?: string): void {
    this.#options.publisher.publishAgain(eventType);
  }

  publish(event: object): void {
    this.#options.publisher.publishJson(event);
  }

  #run(type: "FETCH" | "WORKFLOW"): RunTask {
    const { identifiers, clock, tasks } = this.#options;
    const task = { taskId: identifiers.taskId(), at: clock.now() };
    tasks.add(task, type);
    return task;
  }

  #add(name: string): StoredMedia {
    const { clock, identifiers } = this.#options;
    const id = identifiers.mediaId();
    const url = identifiers.url(id, name);
    const createdAt = new Date(clock.now());
    return this.#library.add({ id, name, url, createdAt, passthrough: "" });
  }
}
