import { type MediaOutput, omitUndefined } from "@vod-events/core/provider";
import type { OutputFile } from "../wire/output-file.js";
import { formatOf } from "./format.js";
import { technicalOf } from "./media.js";
import type { Judgment } from "./outcome.js";

/** An output file of a task. `metaData` is for types whose metadata is next to the file. */
export function outputOf(file: OutputFile, metaData = file.MetaData): MediaOutput {
  return omitUndefined({
    mediaId: file.FileId,
    name: file.MediaName,
    url: file.FileUrl,
    format: formatOf(file.FileType ?? metaData?.Container, file.FileUrl),
    expiresAt: file.ExpireTime,
    technical: metaData && technicalOf(metaData),
  });
}

/**
 * Returns the outputs of a task: none of a failed task, and only those with a media, a file or a failure, because the
 * provider also lists the intended name of a missing output.
 */
export function outputsOf(
  { outcome }: Judgment,
  outputs: readonly (MediaOutput | undefined)[],
): readonly MediaOutput[] {
  if (outcome === "failed" || outcome === "canceled") return [];
  return outputs
    .filter((output) => output !== undefined)
    .filter((output) => isMade(output) || output.failure !== undefined);
}

/** Tells whether an output has a media or a file. */
export function isMade({ mediaId, url }: MediaOutput): boolean {
  return mediaId !== undefined || url !== undefined;
}

/** Returns the media of the only output; `undefined` for none or several. */
export function onlyMediaId(outputs: readonly MediaOutput[]): string | undefined {
  return outputs.length === 1 ? outputs[0]?.mediaId : undefined;
}
