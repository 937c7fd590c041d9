import type { Verdict } from "../event/moderation.js";
import { compareStamps } from "./fact.js";
import type { Fact, MediaModeration, MediaState } from "./media-state.js";

/**
 * Returns the current verdict of a media: the strictest of the last task of each native event type. `unknown` is
 * stricter than `pass`. `undefined` when nothing was moderated.
 */
export function moderationOf({ moderation }: Pick<MediaState, "moderation">): Verdict | undefined {
  const facts = Object.values(moderation);
  const last = new Map<string, Fact<MediaModeration>>();
  for (const fact of facts) {
    const before = last.get(fact.value.nativeType);
    if (before === undefined || compareStamps(fact, before) > 0)
      last.set(fact.value.nativeType, fact);
  }
  const current = facts.filter((fact) => isOfTask(fact, last.get(fact.value.nativeType)));
  const verdicts = current.map(({ value }) => value.verdict);
  return strictness.findLast((verdict) => verdicts.includes(verdict));
}

const strictness: readonly Verdict[] = ["pass", "unknown", "review", "block"];

/** A task may give several verdicts. Without a task, each verdict is one of its own. */
function isOfTask(fact: Fact<MediaModeration>, last: Fact<MediaModeration> | undefined): boolean {
  const { taskId } = fact.value;
  return fact === last || (taskId !== undefined && taskId === last?.value.taskId);
}
