import type { Picture } from "../cloud/transcode-plan.js";
import { extensionOf, type StoredMedia } from "../media/media-library.js";
import { sampleVideo } from "../media/sample-video.js";

/** An event without its envelope. */
export interface VolcengineEvent {
  readonly eventType: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A file of a workflow. */
export interface WorkflowFile {
  readonly fileId: string;
  readonly storeUri: string;
  readonly definition: string;
  readonly picture: Picture;
}

const success = { Code: "Success", Message: "Success" };

function callbackArgsOf({ passthrough }: StoredMedia): object {
  return passthrough === "" ? {} : { CallbackArgs: passthrough };
}

/** @see https://www.volcengine.com/docs/4/4655 */
export function fileUploadComplete(media: StoredMedia, space: string): VolcengineEvent {
  const source = { VodUploadSource: "upload", SourceInfo: sourceInfo(media) };
  const data = { ...success, Vid: media.id, SpaceName: space, ...source, ...callbackArgsOf(media) };
  return { eventType: "FileUploadComplete", data };
}

/** @see https://docs.byteplus.com/en/docs/byteplus-vod/docs-uploadgetmetacomplete */
export function uploadGetMetaComplete(media: StoredMedia, space: string): VolcengineEvent {
  const data = { ...success, Vid: media.id, SpaceName: space, SourceInfo: sourceInfo(media) };
  return { eventType: "UploadGetMetaComplete", data };
}

/** Without a media, the import failed. The code is a guess. @see https://www.volcengine.com/docs/4/4757 */
export function fileUploadByUrlComplete(
  job: { readonly id: string; readonly url: string },
  media: StoredMedia | undefined,
  space: string,
): VolcengineEvent {
  const result =
    media === undefined
      ? { Code: "InternalError.DownloadError", Message: "download failed" }
      : { ...success, Vid: media.id, SourceInfo: sourceInfo(media) };
  const data = { ...result, JobId: job.id, SourceUrl: job.url, SpaceName: space };
  return { eventType: "FileUploadByUrlComplete", data };
}

/** @see https://www.volcengine.com/docs/4/4657 */
export function workflowComplete(
  media: StoredMedia,
  run: { readonly id: string; readonly fails: boolean; readonly space: string },
  outputs: Readonly<Record<string, unknown>>,
): VolcengineEvent {
  const result = run.fails ? { Code: "InternalError", Message: "the workflow failed" } : success;
  const data = {
    ...{ ...result, Vid: media.id, RunId: run.id, SpaceName: run.space },
    ...outputs,
    ...callbackArgsOf(media),
  };
  return { eventType: "WorkflowComplete", data };
}

/** Returns an item of `TranscodeInfos`. Its members are those of the SDK's type, which is inferred. */
export function transcodeInfo(file: WorkflowFile): object {
  const { widthPixels: Width, heightPixels: Height } = file.picture;
  const picture = { Width, Height, Definition: file.definition };
  return {
    FileId: file.fileId,
    FileType: "video",
    Format: "MP4",
    StoreUri: file.storeUri,
    Size: sampleVideo.sizeBytes,
    Duration: sampleVideo.durationSeconds,
    VideoStreamMeta: { ...videoMeta, ...picture },
  };
}

const videoMeta = {
  Codec: sampleVideo.videoCodec,
  Bitrate: sampleVideo.videoBitrateBps,
  Fps: sampleVideo.framesPerSecond,
};

/** @see https://www.volcengine.com/docs/4/67631 */
export function deleteMediaComplete(media: StoredMedia): VolcengineEvent {
  const data = { ...success, Vid: media.id, FileNames: [media.name], ...callbackArgsOf(media) };
  return { eventType: "DeleteMediaComplete", data };
}

function sourceInfo({ name, url }: StoredMedia): object {
  const picture = { Width: sampleVideo.widthPixels, Height: sampleVideo.heightPixels };
  return {
    StoreUri: url,
    FileName: name,
    FileType: "video",
    Format: extensionOf(name).toUpperCase(),
    Size: sampleVideo.sizeBytes,
    Duration: sampleVideo.durationSeconds,
    Bitrate: sampleVideo.bitrateBps,
    ...picture,
    VideoStreamMeta: { ...videoMeta, ...picture },
    AudioStreamMeta: {
      Codec: sampleVideo.audioCodec,
      Bitrate: sampleVideo.audioBitrateBps,
      SampleRate: sampleVideo.audioSampleRateHz,
    },
  };
}
