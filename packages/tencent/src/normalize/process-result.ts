import type { VodEventOf } from "@vod-events/core/provider";
import type { ProcessItem, ProcessOutput } from "../wire/process-item.js";
import { type ProcedureItem, procedureItem } from "./procedure-item.js";
import { resultFields } from "./result.js";
import { thumbnailData } from "./thumbnail.js";
import { renditionOf } from "./transcode.js";
import type { WorkflowWire } from "./workflow.js";

/** Reads an element of `MediaProcessResultSet`. */
export function processedItem(item: ProcessItem): ProcedureItem {
  return procedureItem(item, urlsOf);
}

/** The event of a rendition or of images; `undefined` for other kinds. */
export function processEvent(
  wire: WorkflowWire,
  item: ProcedureItem,
): VodEventOf<"media.transcoded"> | VodEventOf<"thumbnail.created"> | undefined {
  const fields = resultFields(wire, item);
  if (fields === undefined) return undefined;
  if (item.kind === "Transcode" || item.kind === "AdaptiveDynamicStreaming") {
    return { type: "media.transcoded", ...fields, data: { rendition: renditionOf(item) } };
  }
  const data = thumbnailData(item);
  return data && { type: "thumbnail.created", ...fields, data };
}

function urlsOf(output: ProcessOutput): readonly string[] {
  const pictures = output.PicInfoSet.map(({ Url }) => Url);
  return [output.Url, output.CoverUrl, output.WebVttUrl, ...output.ImageUrlSet, ...pictures].filter(
    (url) => url !== undefined,
  );
}
