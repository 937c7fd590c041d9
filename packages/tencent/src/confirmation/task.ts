import {
  type Confirmation,
  type Members,
  readRecord,
  type VodEvent,
} from "@vod-events/core/provider";
import { compareDifferences, differences } from "./compare.js";
import { eventsOf, knownTypeOf } from "./rebuild.js";
import { hasTask, taskMemberOf } from "./task-members.js";

/**
 * Compares an event of a task with the response of `DescribeTaskDetail`; `undefined` for an unknown task. A progress
 * event can be confirmed only while the task has the same progress.
 */
export function compareTask(event: VodEvent, answer: Members | undefined): Confirmation {
  if (answer === undefined) {
    return { status: "not_yet", reasons: ["taskId"], finally: "forgotten" };
  }
  const knownType = knownTypeOf(event) ?? "";
  const content = answer[taskMemberOf(knownType) ?? ""];
  if (readRecord(content) === undefined) {
    if (hasTask(answer)) return { status: "contradicted", reasons: ["type"] };
    return { status: "unknown", reason: "the API has no data about the task" };
  }
  const actual = eventsOf(knownType, content).filter(({ type }) => type === event.type);
  const [same] = actual.filter(({ id }) => id === event.id);
  if (same !== undefined) return compareDifferences(differences(event, same), same);
  if (
    actual.some((one) => compareDifferences(differences(event, one), one).status === "confirmed")
  ) {
    return { status: "unknown", reason: "the task has the same data under another id" };
  }
  if (event.outcome === "running") {
    return { status: "unknown", reason: "the task went on since" };
  }
  return { status: "not_yet", reasons: reasonsOf(event, actual), finally: "contradicted" };
}

/**
 * Lists the differences when the task has exactly one event of the type; otherwise reports that it has no such event.
 */
function reasonsOf(event: VodEvent, actual: readonly VodEvent[]): readonly string[] {
  const [one, another] = actual;
  if (one === undefined || another !== undefined) return ["id"];
  const { changed, missing } = differences(event, one);
  return [...changed, ...missing];
}
