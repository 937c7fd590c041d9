import { omitUndefined, type QualityFinding, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { ContainerFault, FileAttributes, QualityInspection } from "../wire/inspection.js";
import { spansOf } from "./span.js";
import { taskEvent } from "./task-event.js";

/** The end of reading a file's attributes. */
export function attributesRead(wire: WireEvent<FileAttributes>): VodEventOf<"media.analyzed"> {
  const { FileId, Output } = wire.content;
  return omitUndefined({
    type: "media.analyzed" as const,
    ...taskEvent(wire),
    mediaId: FileId,
    data: { attributes: omitUndefined({ md5: Output?.Md5, sha1: Output?.Sha1 }) },
  });
}

/** The end of a quality inspection. */
export function qualityInspected(
  wire: WireEvent<QualityInspection>,
): VodEventOf<"quality.inspected"> {
  const { Input, Output } = wire.content;
  return omitUndefined({
    type: "quality.inspected" as const,
    ...taskEvent(wire),
    mediaId: Input?.FileId,
    data: Output === undefined ? { findings: [] } : qualityOf(Output),
  });
}

/** Without a picture, its score of 0 is meaningless. */
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

/** These fields state the absence of a stream: 1 is yes and 0 is no. */
function hasStream(none: number | undefined): boolean | undefined {
  return none === 0 || none === 1 ? none === 0 : undefined;
}

/** The levels `Notice` and `Info` describe how a file is encoded, not a fault. */
function isFault({ SeverityLevel }: ContainerFault): boolean {
  return SeverityLevel !== "Notice" && SeverityLevel !== "Info";
}
