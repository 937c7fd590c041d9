import {
  lenientObject,
  type Members,
  omitUndefined,
  readPercent,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import { readMilliseconds, readObject, readObjects } from "./field.js";

/** A finding of an automated review. */
export interface Finding {
  readonly source?: string;
  readonly label?: string;
  readonly suggestion?: string;
  readonly confidencePercent?: number;
  readonly startSeconds?: number;
  readonly text?: string;
  readonly imageUrl?: string;
}

/**
 * The payload of AIMediaAuditComplete. `Data` is an object, or JSON in a string.
 *
 * @see https://www.alibabacloud.com/help/en/vod/user-guide/aimediaauditcomplete
 */
export const autoReviewPayload = lenientObject((from) => {
  const data = readObject(from.Data) ?? {};
  return {
    ...omitUndefined({
      jobId: readText(from.JobId),
      suggestion: readText(data.Suggestion),
      labels: readText(data.Label),
    }),
    findings: [
      ...videoFindings(readObject(data.VideoResult) ?? {}),
      ...readObjects(data.ImageResult).flatMap(imageFindings),
      ...readObjects(data.TextResult).map((item) => findingOf(item, "text")),
      ...readObjects(data.AudioResult).map((item) => findingOf(item, "audio")),
    ],
  };
});

/** The payload of CreateAuditComplete: the result of a manual review. */
export const manualReviewPayload = lenientObject((from) =>
  omitUndefined({ status: readText(from.AuditStatus) }),
);

/** Each kind of search, such as `PornResult`, has a list of frames. */
function videoFindings(result: Members): readonly Finding[] {
  return Object.entries(result)
    .filter(([name]) => name.endsWith("Result"))
    .flatMap(([, value]) => readObjects(readObject(value)?.TopList))
    .map((frame) => findingOf(frame, "video"));
}

function imageFindings(image: Members): readonly Finding[] {
  const imageUrl = readUrl(image.Url) ?? readUrl(image.URL);
  const results = readObjects(image.Result);
  const findings = (results.length === 0 ? [image] : results).map((item) =>
    findingOf(item, "image"),
  );
  return findings.map((finding) => ({ ...finding, ...omitUndefined({ imageUrl }) }));
}

function findingOf(from: Members, source: string): Finding {
  return omitUndefined({
    source,
    label: readText(from.Label),
    suggestion: readText(from.Suggestion),
    confidencePercent: readPercent(from.Score),
    startSeconds: readMilliseconds(from.Timestamp),
    text: readText(from.Content),
    imageUrl: readUrl(from.Url),
  });
}

export type AutoReviewPayload = typeof autoReviewPayload._A;
