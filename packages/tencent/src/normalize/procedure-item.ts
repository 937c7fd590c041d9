import {
  digest,
  type Failure,
  type Members,
  type Outcome,
  omitUndefined,
} from "@vod-events/core/provider";
import { readPresetId } from "../wire/field.js";
import type { ProcessOutput } from "../wire/process-item.js";
import type { ResultItem } from "../wire/result-item.js";
import { judge } from "./outcome.js";

/** A result of a procedure with its outcome. */
export interface ProcedureItem<Output = ProcessOutput> {
  /** The provider's name of the kind. */
  readonly kind: string;
  readonly outcome: Outcome;
  readonly failure?: Failure;
  readonly presetId?: string;
  readonly status?: string;
  readonly progressPercent?: number;
  readonly finishedAt?: string;
  readonly input?: Members;
  readonly output?: Output;
  /** Distinguishes items of the same kind, preset and status. */
  readonly fingerprint: string;
}

/**
 * Reads an item. The preset in its output is often 0 while the one in its input is correct. Items of one preset
 * differ in their input, their results or their failure; `traces` are the results, in any order. A failed item has no
 * results, even if it shows some.
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
    fingerprint: digest({ Input, error: judgment.failure?.raw, made }),
  });
}
