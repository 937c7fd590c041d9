import type { Picture } from "../cloud/transcode-plan.js";
import { sampleVideo } from "../media/sample-video.js";
import { instant } from "../primitives/instant.js";
import { mediaMetaData } from "./media-info.js";
import type { ProcedureItem } from "./procedure.js";

/** The template, file and time of a result. */
export interface ItemOptions {
  readonly definition: number;
  /** The URL of the file. Unused when the result is a failure. */
  readonly url: string;
  /** The time of the start and the end, in milliseconds since 1970. */
  readonly at: number;
}

/** Creates the result of a rendition. */
export function transcodeItem(item: ItemOptions, picture: Picture): ProcedureItem {
  const task = {
    ...outcome("SUCCESS", item.at),
    Input: transcodeInput(item),
    Output: {
      Url: item.url,
      Size: sampleVideo.sizeBytes,
      Container: mediaMetaData.Container,
      Height: picture.heightPixels,
      Width: picture.widthPixels,
      Bitrate: sampleVideo.bitrateBps,
      Md5: "5f2d3c1b0a99887766554433221100ff",
      Duration: sampleVideo.durationSeconds,
      VideoStreamSet: mediaMetaData.VideoStreamSet.map((stream) => ({
        ...stream,
        Height: picture.heightPixels,
        Width: picture.widthPixels,
      })),
      AudioStreamSet: mediaMetaData.AudioStreamSet,
      Definition: item.definition,
      DigitalWatermarkType: "None",
      CopyRightWatermarkText: "",
    },
  };
  return { type: "Transcode", task };
}

/** Creates the result of a failed rendition. */
export function failedTranscodeItem(item: ItemOptions): ProcedureItem {
  const task = {
    ...outcome("FAIL", item.at),
    Input: transcodeInput(item),
    Output: null,
  };
  return { type: "Transcode", task };
}

/** Creates the result of two sample snapshots at equal intervals. */
export function sampleSnapshotItem(item: ItemOptions): ProcedureItem {
  const task = {
    ...outcome("SUCCESS", item.at),
    Input: { Definition: item.definition, WatermarkSet: [] },
    Output: {
      Definition: item.definition,
      SampleType: "Percent",
      Interval: 50,
      ImageUrlSet: [`${item.url}_0.jpg`, `${item.url}_1.jpg`],
      WaterMarkDefinition: [],
    },
  };
  return { type: "SampleSnapshot", task };
}

function transcodeInput(item: ItemOptions): object {
  return { Definition: item.definition, WatermarkSet: [], MosaicSet: [] };
}

function outcome(status: "SUCCESS" | "FAIL", at: number): object {
  const failed = status === "FAIL";
  return {
    Status: status,
    ErrCodeExt: failed ? "SourceFileError.ContentMalformed" : "",
    ErrCode: failed ? 60000 : 0,
    Message: failed ? "The source file is malformed" : "SUCCESS",
    Progress: failed ? 0 : 100,
    BeginProcessTime: instant(at),
    FinishTime: instant(at),
  };
}
