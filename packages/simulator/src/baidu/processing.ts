import type { Picture } from "../cloud/transcode-plan.js";
import { sampleVideo } from "../media/sample-video.js";
import type { BaiduEvent } from "./publisher.js";
import type { RunTask } from "./tasks.js";

/** One output of a task. */
export interface TaskOutput {
  readonly mediaId: string;
  readonly preset: string;
  /** The URL of the file. Unused when the output failed. */
  readonly url: string;
}

/**
 * Creates the event of a completed rendition. Inferred: the cloud sends one event for each preset of a task.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/8m3h9di60
 */
export function mediaTranscodeComplete(
  task: RunTask,
  output: TaskOutput,
  picture: Picture,
): BaiduEvent {
  return transcodeEvent(task, "SUCCESS", {
    mediaId: output.mediaId,
    transcodeInput: { presetId: output.preset },
    transcodeOutput: { id: output.preset, url: output.url, meta: renditionMeta(picture) },
  });
}

/** Creates the event of a failed rendition. The status `FAILED` and the members of a failure are inferred. */
export function mediaTranscodeFailed(task: RunTask, output: TaskOutput): BaiduEvent {
  return transcodeEvent(task, "FAILED", {
    mediaId: output.mediaId,
    errMsg: "The source file is malformed",
    transcodeInput: { presetId: output.preset },
  });
}

/**
 * Creates the event of completed thumbnails.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Lm3h9d4mq
 */
export function mediaThumbnailComplete(task: RunTask, output: TaskOutput): BaiduEvent {
  return {
    flag: "enableMediaThumbnailCompleteEvent",
    eventType: "MEDIA_THUMBNAIL_COMPLETE",
    payloadKey: "mediaThumbnailCompleteEvent",
    content: {
      ...taskMembers(task, "SUCCESS"),
      thumbnailTaskInfo: {
        mediaId: output.mediaId,
        thumbnailInput: { presetId: output.preset },
        thumbnailOutput: {
          id: output.preset,
          urls: [`${output.url}_0.jpg`, `${output.url}_1.jpg`],
        },
      },
    },
  };
}

function transcodeEvent(task: RunTask, status: string, info: object): BaiduEvent {
  return {
    flag: "enableMediaTranscodeCompleteEvent",
    eventType: "MEDIA_TRANSCODE_COMPLETE",
    payloadKey: "mediaTranscodeCompleteEvent",
    content: { ...taskMembers(task, status), transcodeTaskInfo: info },
  };
}

function taskMembers({ taskId, at }: RunTask, status: string) {
  return { taskId, status, createTime: at, finishTime: at, beginProcessTime: at };
}

function renditionMeta(picture: Picture): object {
  return {
    video: {
      durationInSeconds: Math.floor(sampleVideo.durationSeconds),
      durationInMilliSeconds: sampleVideo.durationSeconds * 1000,
      sizeInKiloByte: sampleVideo.sizeBytes / 1024,
      widthInPixel: picture.widthPixels,
      heightInPixel: picture.heightPixels,
      bitRateInBps: sampleVideo.bitrateBps,
      frameRate: sampleVideo.framesPerSecond,
      gopAlign: false,
      mp4MoovSize: 9_120,
    },
    audio: {
      sampleRateInHz: sampleVideo.audioSampleRateHz,
      channels: sampleVideo.audioChannels,
    },
  };
}
