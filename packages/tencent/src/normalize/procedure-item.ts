import { digest, type Failure, type Outcome, omitUndefined } from "@vod-events/core/provider";
import { readPresetId } from "../wire/field.js";
import type { ProcessOutput } from "../wire/process-item.js";
import type { ResultItem } from "../wire/result-item.js";
import { judge } from "./outcome.js";

/** One result of a procedure, judged. */
export interface ProcedureItem<Output = ProcessOutput> {
  /** The cloud's word for the kind of item. */
  readonly kind: string;
  readonly outcome: Outcome;
  readonly failure?: Failure;
  readonly presetId?: string;
  readonly status?: string;
  readonly progressPercent?: number;
  readonly finishedAt?: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly output?: Output;
  /** Tells items of one procedure apart that are of one kind, preset and status. */
  readonly fingerprint: string;
}

/**
 * Reads an item. The preset in its output is often 0 while that in its input is right. Two items of one
 * preset differ in what they were to do, what they made or found, or why they failed; `traces` are of
 * the second, in any order. One that failed made nothing, whatever it shows.
 */
export function procedureItem<Output extends { readonly Definition: string | undefined }>(
  { Type, Task }: ResultItem<Output>,
  traces: (output: Output) => readonly string[],
): ProcedureItem<Output> {
  if (Task === undefined) return { kind: Type, outcome: "unknown", fingerprint: "" };
  const { Input, Output } = Task;
  const judgment = judge(Task);
  const made = Output === undefined ? [] : traces(Output).toSorted();
  return omitUndefined({
    kind: Type,
    ...judgment,
    presetId: readPresetId(Input?.Definition) ?? Output?.Definition,
    status: Task.Status,
    progressPercent: Task.Progress,
    finishedAt: Task.FinishTime,
    input: Input,
    output: judgment.failure === undefined ? Output : undefined,
    fingerprint: digest({ Input, made, error: judgment.failure?.raw }),
  });
}
