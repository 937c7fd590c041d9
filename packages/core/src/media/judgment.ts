import type { VodEvent } from "../event/event.js";
import type { MediaRule, MediaRules } from "../provider/media-rules.js";
import type { Contribution } from "./contribution.js";
import { failureOf } from "./describe-media.js";
import { madeOutput } from "./event-facts.js";

/** What the rules of a provider conclude from an event about a media. */
export function judgmentOf(
  event: VodEvent,
  mediaId: string,
  rules: MediaRules | undefined,
): Contribution {
  if (rules === undefined) return {};
  if (rules.ready.some((rule) => isReady(rule, event, mediaId))) return { values: { ready: true } };
  const isFailed = event.mediaId === mediaId && rules.failed?.some((rule) => selects(rule, event));
  return isFailed ? failureOf(event) : {};
}

/** Edits and the like make the output ready, not the source. */
function isReady(rule: MediaRule, event: VodEvent, mediaId: string): boolean {
  if (!selects(rule, event)) return false;
  const hasOutputs = "outputs" in event.data;
  const output = madeOutput(event, mediaId);
  if (hasOutputs ? output === undefined : event.outcome !== "succeeded") return false;
  const followUp =
    output?.followUpTaskIds ?? ("followUpTaskIds" in event.data ? event.data.followUpTaskIds : []);
  return rule.withoutFollowUpTasks === undefined || followUp.length === 0;
}

function selects({ type, nativeTypes }: MediaRule, event: VodEvent): boolean {
  return type === event.type && (nativeTypes?.includes(event.native.type) ?? true);
}
