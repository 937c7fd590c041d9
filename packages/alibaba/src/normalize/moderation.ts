import {
  type ModerationSegment,
  omitUndefined,
  type Verdict,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { AutoReviewPayload, Finding } from "../wire/moderation.js";
import { mediaEnvelope, taskEnvelope } from "./envelope.js";

const verdicts: ReadonlyMap<string, Verdict> = new Map([
  ["pass", "pass"],
  ["review", "review"],
  ["block", "block"],
  // Manual reviews.
  ["normal", "pass"],
  ["blocked", "block"],
]);

/** The label of content without a finding. */
const harmless = "normal";

/** The neutral event of AIMediaAuditComplete. */
export function autoReviewEvent(
  wire: WireEvent<AutoReviewPayload>,
): VodEventOf<"moderation.completed"> {
  const { jobId: taskId, suggestion, labels = "", findings } = wire.payload;
  const named = labels.split(",").map((label) => label.trim());
  return {
    type: "moderation.completed",
    ...taskEnvelope(wire, taskId),
    data: {
      verdict: verdictOf(suggestion),
      labels: [...new Set(named)].filter((label) => label !== "" && label !== harmless),
      segments: findings.filter(({ label }) => label !== harmless).map(segmentOf),
    },
  };
}

/** The neutral event of CreateAuditComplete. The reason is a remark of the reviewer and stays in `native`. */
export function manualReviewEvent(
  wire: WireEvent<{ readonly status?: string }>,
): VodEventOf<"moderation.completed"> {
  const { status } = wire.payload;
  return {
    type: "moderation.completed",
    ...mediaEnvelope(wire, status ?? ""),
    data: { verdict: verdictOf(status), labels: [], segments: [] },
  };
}

function verdictOf(suggestion: string | undefined): Verdict {
  return verdicts.get(suggestion?.toLowerCase() ?? "") ?? "unknown";
}

function segmentOf({ suggestion, ...finding }: Finding): ModerationSegment {
  const verdict = suggestion === undefined ? undefined : verdictOf(suggestion);
  return { ...finding, ...omitUndefined({ verdict }) };
}
