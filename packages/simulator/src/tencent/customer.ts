import type { Clock } from "@vod-events/core";
import type { Customer } from "../cloud/compose.js";
import { planTranscode } from "../cloud/transcode-plan.js";
import type { MediaLibrary, StoredMedia } from "../media/media-library.js";
import type { TencentConfigStore } from "./config.js";
import { type DeletedFiles, fileDeleted } from "./deletion.js";
import type { TencentEvent } from "./event.js";
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

export interface TencentCustomerOptions {
  readonly clock: Clock;
  readonly identifiers: TencentIdentifiers;
  readonly config: TencentConfigStore;
  readonly publisher: TencentPublisher;
  readonly library: MediaLibrary;
  readonly tasks: TencentTasks;
}

const defaultTranscodePresets = ["100010", "100020"] as const;
const defaultThumbnailPreset = "10";

/** A customer that can also delete a media, or with `parts` only some of its files. Throws for an unknown media. */
export interface TencentCustomer extends Customer {
  delete(mediaId: string, parts: readonly DeletedFiles[]): void;
}

/** The customer of an application, whose actions publish events. */
export function tencentCustomer(options: TencentCustomerOptions): TencentCustomer {
  const { clock, identifiers, config, publisher, library, tasks } = options;
  const add = (name: string, passthrough = "") => {
    const id = identifiers.fileId();
    return library.add({ id, name, passthrough, url: identifiers.url(id, name) });
  };
  const itemOf = (media: StoredMedia, preset: string, fileName: string): ItemOptions => {
    if (!/^\d{1,9}$/.test(preset)) {
      throw new Error(
        `preset ${preset}: not a number. A preset of Tencent is the number of a template.`,
      );
    }
    const url = identifiers.url(media.id, fileName);
    return { definition: Number(preset), url, at: clock.now() };
  };
  const endTask = (taskId: string, type: "Procedure" | "PullUpload", event: TencentEvent) => {
    tasks.add(taskId, { type, content: event.content, at: clock.now() });
    publisher.publish(event);
  };
  const finishProcedure = (media: StoredMedia, items: readonly ProcedureItem[]) => {
    const taskId = identifiers.taskId("procedurev2");
    endTask(taskId, "Procedure", procedureFinished(taskId, media, items));
    return { taskId };
  };
  return {
    upload({ name, passthrough }) {
      const media = add(name, passthrough);
      if (config.current.UploadMediaCompleteEventSwitch === "ON") {
        publisher.publish(newFileUpload(media));
      }
      return { mediaId: media.id };
    },
    /** Publishes PullComplete without NewFileUpload. Whether the cloud publishes both is unknown. */
    import({ name, fail }) {
      const taskId = identifiers.taskId("Pull");
      const media = fail ? undefined : add(name);
      endTask(taskId, "PullUpload", pullComplete(taskId, media));
      return { taskId, ...(media && { mediaId: media.id }) };
    },
    /** Runs a procedure with all outputs. Publishes one event. */
    transcode(mediaId, presets) {
      const media = library.get(mediaId);
      const items = planTranscode(presets, defaultTranscodePresets).map(
        ({ preset, fails, picture }) => {
          const item = itemOf(media, preset, `${preset}.mp4`);
          return fails ? failedTranscodeItem(item) : transcodeItem(item, picture);
        },
      );
      return finishProcedure(media, items);
    },
    thumbnail(mediaId, { preset = defaultThumbnailPreset }) {
      const media = library.get(mediaId);
      const item = itemOf(media, preset, `sample_${preset}`);
      return finishProcedure(media, [sampleSnapshotItem(item)]);
    },
    delete(mediaId, parts) {
      const media = library.get(mediaId);
      if (parts.length === 0) library.remove(media.id);
      if (config.current.DeleteMediaCompleteEventSwitch === "ON") {
        publisher.publish(fileDeleted(media.id, parts));
      }
    },
  };
}
