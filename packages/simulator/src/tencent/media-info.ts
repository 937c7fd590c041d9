import { extensionOf, type StoredMedia, titleOf } from "../media/media-library.js";
import { sampleVideo } from "../media/sample-video.js";
import { instant } from "../primitives/instant.js";

/** Returns the MediaBasicInfo of a media. */
export function mediaBasicInfo(media: StoredMedia): object {
  const extension = extensionOf(media.name);
  return {
    Name: titleOf(media.name),
    Description: "",
    CreateTime: instant(media.createdAt),
    UpdateTime: instant(media.createdAt),
    ExpireTime: "9999-12-31T23:59:59Z",
    ClassId: 0,
    ClassName: "Other",
    ClassPath: "Other",
    CoverUrl: "",
    Type: extension,
    MediaUrl: media.url,
    TagSet: [],
    StorageRegion: "ap-guangzhou-2",
    StorageClass: "STANDARD",
    Status: "Normal",
    Category: "Video",
    SourceInfo: {
      SourceType: "Upload",
      SourceContext: media.passthrough,
      LiveRecordInfo: null,
      TrtcRecordInfo: null,
      WebPageRecordInfo: null,
    },
    Vid: media.id,
  };
}

/** Returns a media as the API describes it. */
export function describedMedia(media: StoredMedia): object {
  return {
    BasicInfo: mediaBasicInfo(media),
    MetaData: mediaMetaData,
    TranscodeInfo: null,
    FileId: media.id,
  };
}

/** The MetaData of all media. */
export const mediaMetaData = {
  Size: sampleVideo.sizeBytes,
  Container: "mov,mp4,m4a,3gp,3g2,mj2",
  Bitrate: sampleVideo.bitrateBps,
  Height: sampleVideo.heightPixels,
  Width: sampleVideo.widthPixels,
  Duration: sampleVideo.durationSeconds,
  Rotate: 0,
  VideoDuration: sampleVideo.durationSeconds,
  AudioDuration: sampleVideo.durationSeconds,
  VideoStreamSet: [
    {
      Bitrate: sampleVideo.videoBitrateBps,
      Height: sampleVideo.heightPixels,
      Width: sampleVideo.widthPixels,
      Codec: sampleVideo.videoCodec,
      Fps: sampleVideo.framesPerSecond,
    },
  ],
  AudioStreamSet: [
    {
      Bitrate: sampleVideo.audioBitrateBps,
      SamplingRate: sampleVideo.audioSampleRateHz,
      Codec: sampleVideo.audioCodec,
    },
  ],
  Md5: "",
} as const;
