import type { Picture } from "../cloud/transcode-plan.js";
import { sampleVideo } from "../media/sample-video.js";
import { instant } from "../primitives/instant.js";
import { mediaMetaData } from "./media-info.js";
import type { ProcedureItem } from "./procedure.js";

/** Where and when a result was made. */
export interface ItemMaking {
  readonly definition: number;
  /** Where its file is; unused by a result that failed. */
  readonly url: string;
  readonly at: number;
}

/** A rendition. */
export function transcodeItem(making: ItemMaking, picture: Picture): ProcedureItem {
  const task = {
    ...outcome("SUCCESS", making.at),
    Input: transcodeInput(making),
    Output: {
      Url: making.url,
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
      Definition: making.definition,
      DigitalWatermarkType: "None",
      CopyRightWatermarkText: "",
    },
  };
  return { type: "Transcode", task };
}

/** A rendition that could not be made. */
export function failedTranscodeItem(making: ItemMaking): ProcedureItem {
  const task = {
    ...outcome("FAIL", making.at),
    Input: transcodeInput(making),
    Output: null,
  };
  return { type: "Transcode", task };
}

/** Two stills, taken at even distances. */
export function sampleSnapshotItem(making: ItemMaking): ProcedureItem {
  const task = {
    ...outcome("SUCCESS", making.at),
    Input: { Definition: making.definition, WatermarkSet: [] },
    Output: {
      Definition: making.definition,
      SampleType: "Percent",
      Interval: 50,
      ImageUrlSet: [`${making.url}_0.jpg`, `${making.url}_1.jpg`],
      WaterMarkDefinition: [],
    },
  };
  return { type: "SampleSnapshot", task };
}

function transcodeInput(making: ItemMaking): object {
  return { Definition: making.definition, WatermarkSet: [], MosaicSet: [] };
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
