import { digest, type Failure, type Outcome, present } from "@vod-events/core/provider";
import { readPresetId } from "../wire/field.js";
import type { ProcessItem, ProcessOutput, ProcessTask } from "../wire/process-item.js";
import { judge } from "./outcome.js";

/** One result of a procedure, judged. */
export interface ProcedureItem {
  /** The cloud's word for the kind of item. */
  readonly kind: string;
  readonly outcome: Outcome;
  readonly failure?: Failure;
  readonly presetId?: string;
  readonly status?: string;
  readonly progressPercent?: number;
  readonly finishedAt?: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly output?: ProcessOutput;
  /** Tells items of one procedure apart that are of one kind, preset and status. */
  readonly fingerprint: string;
}

/** Reads an item. The preset in its output is often 0 while that in its input is right. */
export function procedureItem({ Type, Task }: ProcessItem): ProcedureItem {
  if (Task === undefined) return { kind: Type, outcome: "unknown", fingerprint: "" };
  const { Input, Output, Status, Progress } = Task;
  const judgment = judge(Task);
  const inRange = Progress !== undefined && Progress >= 0 && Progress <= 100;
  return present({
    ...judgment,
    kind: Type,
    presetId: readPresetId(Input?.Definition) ?? Output?.Definition,
    status: Status,
    progressPercent: inRange ? Progress : undefined,
    finishedAt: Task.FinishTime,
    input: Input,
    output: Output,
    fingerprint: fingerprintOf(Task, judgment.failure),
  });
}

/** Two items of one preset differ in what they were to do, what they made, or why they failed. */
function fingerprintOf({ Input, Output }: ProcessTask, failure: Failure | undefined): string {
  return digest({ Input, urls: urlsOf(Output).toSorted(), error: failure?.raw });
}

function urlsOf(output: ProcessOutput | undefined): readonly string[] {
  if (output === undefined) return [];
  const pictures = output.PicInfoSet.map(({ Url }) => Url);
  return [output.Url, output.CoverUrl, output.WebVttUrl, ...output.ImageUrlSet, ...pictures].filter(
    (url) => url !== undefined,
  );
}
