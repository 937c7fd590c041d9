import type { Confirmation, VodEvent } from "@vod-events/core/provider";
import { readRecord } from "../wire/field.js";
import { differences, judgeDifferences } from "./compare.js";
import { eventsOf, knownTypeOf } from "./rebuild.js";
import { hasTask, taskMemberOf } from "./task-members.js";

/**
 * Holds an event of a task against what `DescribeTaskDetail` answered; `undefined` where there is no such task.
 * A warning of progress is only known to be true as long as the task stands where it stood.
 */
export function judgeTask(
  event: VodEvent,
  answer: Readonly<Record<string, unknown>> | undefined,
): Confirmation {
  if (answer === undefined) {
    return { status: "not_yet", reasons: ["taskId"], finally: "forgotten" };
  }
  const knownType = knownTypeOf(event) ?? "";
  const content = answer[taskMemberOf(knownType) ?? ""];
  if (readRecord(content) === undefined) {
    if (hasTask(answer)) return { status: "contradicted", reasons: ["type"] };
    return { status: "unknown", reason: "the API tells nothing of the task" };
  }
  const told = eventsOf(knownType, content).filter(({ type }) => type === event.type);
  const [same] = told.filter(({ id }) => id === event.id);
  if (same !== undefined) return judgeDifferences(differences(event, same), same);
  if (told.some((one) => judgeDifferences(differences(event, one), one).status === "confirmed")) {
    return { status: "unknown", reason: "the task tells the same under another id" };
  }
  if (event.outcome === "running") {
    return { status: "unknown", reason: "the task went on since" };
  }
  return { status: "not_yet", reasons: reasonsOf(event, told), finally: "contradicted" };
}

/** Where the task tells of one happening of the kind, what is otherwise about it; else that there is none such. */
function reasonsOf(event: VodEvent, told: readonly VodEvent[]): readonly string[] {
  const [one, another] = told;
  if (one === undefined || another !== undefined) return ["id"];
  const { changed, missing } = differences(event, one);
  return [...changed, ...missing];
}
