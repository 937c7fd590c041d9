import type { Picture } from "../cloud/transcode-plan.js";
import type { StoredMedia } from "../media/media-library.js";
import { sampleVideo } from "../media/sample-video.js";

/** An event without its time. */
export interface AlibabaEvent {
  readonly eventType: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** An output of a transcoding job. */
export interface TranscodeOutput extends Picture {
  readonly jobId: string;
  readonly definition: string;
  readonly url: string;
  readonly fails: boolean;
}

const error = {
  ErrorCode: "InvalidParameter.ResourceContentBad",
  ErrorMessage: "The resource operated InputFile is bad",
};

/** Returns the passthrough of a media; nothing when the upload had none. */
function extendOf({ passthrough }: StoredMedia) {
  return passthrough === "" ? {} : { Extend: passthrough };
}

/** @see https://www.alibabacloud.com/help/en/vod/user-guide/fileuploadcomplete */
export function fileUploadComplete(media: StoredMedia): AlibabaEvent {
  const content = {
    Status: "success",
    VideoId: media.id,
    Size: sampleVideo.sizeBytes,
    FileUrl: media.url,
    ...extendOf(media),
  };
  return { eventType: "FileUploadComplete", content };
}

/** @see https://www.alibabacloud.com/help/en/vod/user-guide/videoanalysiscomplete */
export function videoAnalysisComplete(media: StoredMedia): AlibabaEvent {
  const content = {
    Status: "success",
    VideoId: media.id,
    Width: String(sampleVideo.widthPixels),
    Height: String(sampleVideo.heightPixels),
    Duration: String(sampleVideo.durationSeconds),
    Fps: String(sampleVideo.framesPerSecond),
    Bitrate: String(sampleVideo.bitrateBps / 1000),
    Size: String(sampleVideo.sizeBytes),
  };
  return { eventType: "VideoAnalysisComplete", content };
}

/** Without a media, the import failed. @see https://www.alibabacloud.com/help/en/vod/user-guide/uploadbyurlcomplete */
export function uploadByUrlComplete(
  jobId: string,
  sourceUrl: string,
  media: StoredMedia | undefined,
): AlibabaEvent {
  const result =
    media === undefined
      ? {
          Status: "fail",
          ErrorCode: "URLInvalidError",
          ErrorMessage: "download video failed by the url, please check it",
        }
      : { Status: "success", VideoId: media.id, Size: String(sampleVideo.sizeBytes) };
  const content = { ...result, JobId: jobId, SourceURL: sourceUrl };
  return { eventType: "UploadByURLComplete", content };
}

/** @see https://www.alibabacloud.com/help/en/vod/user-guide/streamtranscodecomplete */
export function streamTranscodeComplete(media: StoredMedia, output: TranscodeOutput): AlibabaEvent {
  const content = { VideoId: media.id, ...streamInfo(output), ...extendOf(media) };
  return { eventType: "StreamTranscodeComplete", content };
}

/** The status is `success` when one output succeeded. @see https://www.alibabacloud.com/help/en/vod/user-guide/transcodecomplete */
export function transcodeComplete(
  media: StoredMedia,
  outputs: readonly TranscodeOutput[],
): AlibabaEvent {
  const content = {
    VideoId: media.id,
    Status: outputs.every(({ fails }) => fails) ? "fail" : "success",
    StreamInfos: outputs.map(streamInfo),
    ...extendOf(media),
  };
  return { eventType: "TranscodeComplete", content };
}

function streamInfo({ jobId, definition, url, fails, ...picture }: TranscodeOutput): object {
  const common = { Definition: definition, JobId: jobId };
  if (fails) return { Status: "fail", ...common, ...error };
  return { Status: "success", ...common, FileUrl: url, ...fileMembers(picture) };
}

/** Returns the members of a rendition in `GetPlayInfo`. */
export function playInfo(
  { jobId, definition, url, ...picture }: TranscodeOutput,
  CreationTime: string,
): object {
  const stream = { Status: "Normal", StreamType: "video", CreationTime, PlayURL: url };
  return { ...stream, JobId: jobId, Definition: definition, ...fileMembers(picture) };
}

function fileMembers(picture: Picture): object {
  return {
    Bitrate: String(sampleVideo.bitrateBps / 1000),
    Duration: sampleVideo.durationSeconds,
    Encrypt: false,
    Format: "mp4",
    Fps: String(sampleVideo.framesPerSecond),
    Height: picture.heightPixels,
    Size: sampleVideo.sizeBytes,
    Width: picture.widthPixels,
  };
}

/** @see https://www.alibabacloud.com/help/en/vod/user-guide/snapshotcomplete */
export function snapshotComplete(media: StoredMedia, jobId: string, url: string): AlibabaEvent {
  const job = {
    Status: "success",
    SnapshotType: "NormalSnapshot",
    SnapshotCount: 2,
    SnapshotRegular: `${url}-{SnapshotCount}.jpg`,
    JobId: jobId,
  };
  const content = {
    Status: "success",
    VideoId: media.id,
    SnapshotInfos: [job],
    ...extendOf(media),
  };
  return { eventType: "SnapshotComplete", content };
}

/** @see https://www.alibabacloud.com/help/en/vod/user-guide/deletemediacomplete */
export function deleteMediaComplete(mediaId: string): AlibabaEvent {
  const content = { Status: "success", MediaType: "video", DeleteType: "all", MediaId: mediaId };
  return { eventType: "DeleteMediaComplete", content };
}
