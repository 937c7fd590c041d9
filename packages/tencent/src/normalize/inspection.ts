import { omitUndefined, type QualityFinding, type VodEventOf } from "@vod-events/core/provider";
import type { FileAttributesWire, QualityInspectionWire } from "../wire/event.js";
import type { ContainerFault, QualityInspection } from "../wire/inspection.js";
import { spansOf } from "./span.js";
import { taskEvent } from "./task-event.js";

/** The end of a reading of a file's attributes. */
export function attributesRead(wire: FileAttributesWire): VodEventOf<"media.analyzed"> {
  const { FileId, Output } = wire.content;
  return omitUndefined({
    type: "media.analyzed" as const,
    ...taskEvent(wire),
    mediaId: FileId,
    data: { attributes: omitUndefined({ md5: Output?.Md5, sha1: Output?.Sha1 }) },
  });
}

/** The end of an inspection of picture and sound. */
export function qualityInspected(wire: QualityInspectionWire): VodEventOf<"quality.inspected"> {
  const { Input, Output } = wire.content;
  return omitUndefined({
    type: "quality.inspected" as const,
    ...taskEvent(wire),
    mediaId: Input?.FileId,
    data: Output === undefined ? { findings: [] } : qualityOf(Output),
  });
}

/** Where there is no picture, its score of 0 says nothing. */
function qualityOf(output: NonNullable<QualityInspection["Output"]>) {
  const hasVideo = hasStream(output.NoVideo);
  return omitUndefined({
    scorePercent: hasVideo === false ? undefined : output.QualityEvaluationScore,
    hasVideo,
    hasAudio: hasStream(output.NoAudio),
    findings: [
      ...output.QualityInspectResultSet.map(
        ({ Type, SegmentSet }): QualityFinding => ({
          kind: Type ?? "unspecified",
          spans: spansOf(SegmentSet),
        }),
      ),
      ...output.ContainerDiagnoseResultSet.filter(isFault).map(
        ({ Type }): QualityFinding => ({ kind: Type ?? "unspecified", spans: [] }),
      ),
    ],
  });
}

/** The fields say that there is none: 1 is yes and 0 is no. */
function hasStream(none: number | undefined): boolean | undefined {
  return none === 0 || none === 1 ? none === 0 : undefined;
}

/** The levels `Notice` and `Info` tell how a file is made, not what is wrong with it. */
function isFault({ SeverityLevel }: ContainerFault): boolean {
  return SeverityLevel !== "Notice" && SeverityLevel !== "Info";
}
