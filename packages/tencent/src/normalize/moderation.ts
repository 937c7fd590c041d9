import { digest, omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { AudioVideoReview, ReviewItem, ReviewItemOutput } from "../wire/moderation.js";
import type { Procedure } from "../wire/procedure.js";
import { type ProcedureItem, procedureItem } from "./procedure-item.js";
import { resultFields } from "./result.js";
import { mediaReviewData, noReview, reviewData } from "./review.js";
import { taskEvent } from "./task-event.js";

/** The end of a review task. */
export function reviewed(wire: WireEvent<AudioVideoReview>): VodEventOf<"moderation.completed"> {
  const { Input, Output } = wire.content;
  const fields = taskEvent(wire);
  const hasResult = fields.outcome === "succeeded" || fields.outcome === "unknown";
  return omitUndefined({
    type: "moderation.completed" as const,
    ...fields,
    mediaId: Input?.FileId,
    data: hasResult && Output ? mediaReviewData(Output) : noReview,
  });
}

/** Reads an element of `AiContentReviewResultSet`. */
export function reviewedItem(item: ReviewItem): ProcedureItem<ReviewItemOutput> {
  return procedureItem(item, tracesOf);
}

/** The event of a review within a procedure. Its kind is the searched content and the place. */
export function reviewEvent(
  wire: WireEvent<Procedure>,
  item: ProcedureItem<ReviewItemOutput>,
): VodEventOf<"moderation.completed"> | undefined {
  const fields = resultFields(wire, item);
  if (fields === undefined) return undefined;
  const { output, kind } = item;
  const [label, source] = kind.split(".", 2);
  const data = output === undefined ? noReview : reviewData(output, { label, source });
  return { type: "moderation.completed", ...fields, data };
}

/** URLs may be signed anew each time, so they do not distinguish results. */
function tracesOf(output: ReviewItemOutput): readonly string[] {
  const { segments, verdict, labels } = reviewData(output, {});
  return [
    digest([verdict, labels.toSorted()]),
    ...segments.map(({ imageUrl: _, ...segment }) => digest(segment)),
  ];
}
