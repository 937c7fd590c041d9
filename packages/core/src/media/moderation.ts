import type { Verdict } from "../event/moderation.js";
import { compareStamps } from "./fact.js";
import type { Fact, MediaModeration, MediaState } from "./media-state.js";

/**
 * Returns the current verdict of a media: the strictest of the last task of each native event type. `unknown` is
 * stricter than `pass`. `undefined` when nothing was moderated.
 */
export function moderationOf({ moderation }: Pick<MediaState, "moderation">): Verdict | undefined {
  const all = Object.values(moderation);
  const current = all.filter((fact) => {
    const last = lastOf(all.filter(({ value }) => value.nativeType === fact.value.nativeType));
    return (
      fact === last || (fact.value.taskId !== undefined && fact.value.taskId === last?.value.taskId)
    );
  });
  const verdicts = current.map(({ value }) => value.verdict);
  return strictness.findLast((verdict) => verdicts.includes(verdict));
}

const strictness: readonly Verdict[] = ["pass", "unknown", "review", "block"];

function lastOf(facts: readonly Fact<MediaModeration>[]): Fact<MediaModeration> | undefined {
  return facts.reduce<Fact<MediaModeration> | undefined>(
    (last, fact) => (last === undefined || compareStamps(fact, last) > 0 ? fact : last),
    undefined,
  );
}
