import {
  type Confirmation,
  formatNamed,
  type Members,
  omitUndefined,
  type Rendition,
  readPositive,
  readText,
  type VodEventOf,
} from "@vod-events/core/provider";
import { streamsIn } from "../api/play-info.js";

/** The fields of a rendition that both the event and the API have. URLs differ in their domain and signature. */
const compared = ["presetId", "format", "sizeBytes", "widthPixels", "heightPixels"] as const;

/** Compares a rendition with the response of `GetPlayInfo`, in which the job identifies it. */
export function compareRendition(
  { taskId, data }: VodEventOf<"media.transcoded">,
  answer: Members | undefined,
): Confirmation {
  if (taskId === undefined) {
    return { status: "unknown", reason: "the event does not name its job" };
  }
  const found = streamsIn(answer).find((stream) => readText(stream.JobId) === taskId);
  if (found === undefined) {
    return { status: "not_yet", reasons: ["taskId"], finally: "forgotten" };
  }
  const actual = renditionOf(found);
  const both = compared.filter((name) => data.rendition[name] !== undefined);
  const different = both.filter((name) => data.rendition[name] !== actual[name]);
  const reasons = different.map((name) => `data.rendition.${name}`);
  if (reasons.length === 0) return { status: "confirmed" };
  return { status: "contradicted", reasons };
}

function renditionOf(item: Members): Rendition {
  return omitUndefined({
    presetId: readText(item.Definition),
    format: formatNamed(readText(item.Format)),
    sizeBytes: readPositive(item.Size),
    widthPixels: readPositive(item.Width),
    heightPixels: readPositive(item.Height),
  });
}
