import { readText } from "@vod-events/core/provider";
import * as t from "io-ts";
import {
  type Field,
  instant,
  lenient,
  optional,
  percent,
  readAs,
  readRecord,
  record,
} from "./field.js";
import { taskResult } from "./task-result.js";

const taskFields = { ...taskResult, Progress: percent, FinishTime: instant, Input: record };
const task = t.type(taskFields);

/** The content of an item's `*Task` member. */
export interface ResultTask<Output> extends t.TypeOf<typeof task> {
  readonly Output: Output | undefined;
}

/** One element of a result set of a task of several steps. */
export interface ResultItem<Output> {
  /** The cloud's word for the kind of item, such as `Transcode` or `Porn.Asr`. */
  readonly Type: string;
  /** Absent where the item has none that can be read. */
  readonly Task: ResultTask<Output> | undefined;
}

/** A kind of item: the member that holds its task, and its `Type`, the usual spelling first. */
export type ResultKind = readonly [member: string, type: string, ...otherTypes: string[]];

/**
 * The codec of a {@link ResultItem}; absent where neither type nor task can be told. An item is known by
 * its `Type`, else by the only `*Task` member it fills.
 */
export function resultItem<Output>(
  kinds: readonly ResultKind[],
  output: Field<Output>,
): Field<ResultItem<Output> | undefined> {
  const taskWithOutput = t.type({ ...taskFields, Output: optional(output) });
  return lenient("an item", (value) => {
    const item = readRecord(value);
    const found = item && recognize(kinds, item);
    if (item === undefined || found === undefined) return undefined;
    const { Type, member } = found;
    const content = member === undefined ? undefined : item[member];
    return { Type, Task: readAs(taskWithOutput, content) };
  });
}

/** The name of a kind that is not known breaks down like those of most that are. */
function recognize(
  kinds: readonly ResultKind[],
  item: Readonly<Record<string, unknown>>,
): { readonly Type: string; readonly member: string | undefined } | undefined {
  const named = readText(item.Type);
  const [own, type] = kinds.find(([, ...types]) => types.some((word) => word === named)) ?? [
    named && `${named.replaceAll(".", "")}Task`,
    named,
  ];
  const member = own !== undefined && readRecord(item[own]) ? own : onlyTask(item);
  if (type !== undefined) return { Type: type, member };
  if (member === undefined) return undefined;
  const [, ofMember] = kinds.find(([candidate]) => candidate === member) ?? [];
  return { Type: ofMember ?? member.replace(/Task$/, ""), member };
}

function onlyTask(item: Readonly<Record<string, unknown>>): string | undefined {
  const filled = Object.keys(item).filter((key) => key.endsWith("Task") && readRecord(item[key]));
  return filled.length === 1 ? filled[0] : undefined;
}
