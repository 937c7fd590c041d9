import type { Customer } from "../cloud/compose.js";
import { planTranscode } from "../cloud/transcode-plan.js";
import type { MediaLibrary } from "../media/media-library.js";
import type { BaiduIdentifiers } from "./identifiers.js";
import {
  mediaThumbnailComplete,
  mediaTranscodeComplete,
  mediaTranscodeFailed,
} from "./processing.js";
import type { BaiduEvent, BaiduPublisher } from "./publisher.js";
import type { BaiduTasks, RunTask } from "./tasks.js";
import { type FetchPayloadKey, mediaFetchComplete, mediaUploadComplete } from "./uploads.js";

export interface BaiduCustomerOptions {
  readonly identifiers: BaiduIdentifiers;
  readonly publisher: BaiduPublisher;
  readonly fetchPayloadKey: FetchPayloadKey;
  readonly library: MediaLibrary;
  readonly tasks: BaiduTasks;
}

const defaultTranscodePresets = ["eiymsimulated00mp4hd", "eiymsimulated00mp4sd"] as const;
const defaultThumbnailPreset = "eiymsimulated00thumb";

/** The customer of an account, whose actions publish events. */
export function baiduCustomer(options: BaiduCustomerOptions): Customer {
  const { identifiers, publisher, fetchPayloadKey, library, tasks } = options;
  const add = (name: string) => {
    const id = identifiers.mediaId();
    return library.add({ id, name, passthrough: "", url: identifiers.url(id, name) });
  };
  const publishTask = (task: RunTask, event: BaiduEvent) => {
    tasks.add(task, event.content);
    publisher.publish(event);
  };
  return {
    /** Drops the passthrough, because the cloud has no field for it. */
    upload({ name }) {
      const media = add(name);
      publisher.publish(mediaUploadComplete(media));
      return { mediaId: media.id };
    },
    import({ url, name, fail }) {
      const task = tasks.run(identifiers.taskId(), "FETCH");
      const media = fail ? undefined : add(name);
      publishTask(task, mediaFetchComplete(task, url, media, fetchPayloadKey));
      return { taskId: task.taskId, ...(media && { mediaId: media.id }) };
    },
    transcode(mediaId, presets) {
      const media = library.get(mediaId);
      const outputs = planTranscode(presets, defaultTranscodePresets);
      const task = tasks.run(identifiers.taskId(), "WORKFLOW");
      for (const { preset, fails, picture } of outputs) {
        const output = { mediaId, preset, url: identifiers.url(media.id, `${preset}.mp4`) };
        const made = fails ? undefined : mediaTranscodeComplete(task, output, picture);
        publishTask(task, made ?? mediaTranscodeFailed(task, output));
      }
      return { taskId: task.taskId };
    },
    thumbnail(mediaId, { preset = defaultThumbnailPreset }) {
      const media = library.get(mediaId);
      const task = tasks.run(identifiers.taskId(), "WORKFLOW");
      const url = identifiers.url(media.id, preset);
      publishTask(task, mediaThumbnailComplete(task, { mediaId, preset, url }));
      return { taskId: task.taskId };
    },
  };
}
