import { type MediaOutput, omitUndefined } from "@vod-events/core/provider";
import type { OutputFile } from "../wire/output-file.js";
import { formatOf } from "./format.js";
import { technicalOf } from "./media.js";
import type { Judgment } from "./outcome.js";

/** A file that a task made. `metaData` is for types that tell it next to the file instead of in it. */
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
 * The outputs of a task: none of one that failed, and none that is neither a media nor a file nor a failure,
 * for where nothing was made the cloud still tells what it was to be named.
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

/** Whether there is something: a media, or a file at least. */
export function isMade({ mediaId, url }: MediaOutput): boolean {
  return mediaId !== undefined || url !== undefined;
}

/** The media of the only output; `undefined` where there are several, or none. */
export function onlyMediaId(outputs: readonly MediaOutput[]): string | undefined {
  return outputs.length === 1 ? outputs[0]?.mediaId : undefined;
}
