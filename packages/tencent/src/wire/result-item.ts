import {
  type Field,
  lenientObject,
  type Members,
  readAs,
  readInstant,
  readPercent,
  readRecord,
  readText,
} from "@vod-events/core/provider";
import { taskResultOf } from "./task-result.js";

/** The content of an item's `*Task` member. */
export interface ResultTask<Output> extends ReturnType<typeof taskOf> {
  readonly Output: Output | undefined;
}

/** An element of the result set of a task with several steps. */
export interface ResultItem<Output> {
  /** The provider's name of the kind, such as `Transcode` or `Porn.Asr`. */
  readonly Type: string;
  /** Absent when the item has no readable one. */
  readonly Task: ResultTask<Output> | undefined;
}

/** A kind of item: the member that holds its task, and its `Type`, the usual spelling first. */
export type ResultKind = readonly [member: string, type: string, ...otherTypes: string[]];

/** Returns the kinds of types whose member is named like them: `PornAsrTask` for `Porn.Asr`. */
export function namedKinds(...types: readonly string[]): readonly ResultKind[] {
  return types.map((type) => [`${type.replaceAll(".", "").replace(/Recognition$/, "")}Task`, type]);
}

/**
 * Creates the codec of a {@link ResultItem}, which fails for an item without a type and a task. An item is identified
 * by its `Type`, otherwise by its only filled `*Task` member.
 */
export function resultItem<Output>(
  kinds: readonly ResultKind[],
  output: Field<Output>,
): Field<ResultItem<Output>> {
  const task = lenientObject((from) => ({ Output: readAs(output, from.Output), ...taskOf(from) }));
  return lenientObject((item) => {
    const found = recognize(kinds, item);
    if (found === undefined) return undefined;
    const { Type, member } = found;
    return { Type, Task: member === undefined ? undefined : readAs(task, item[member]) };
  });
}

function taskOf(from: Members) {
  return {
    Progress: readPercent(from.Progress),
    FinishTime: readInstant(from.FinishTime),
    Input: readRecord(from.Input),
    ...taskResultOf(from),
  };
}

/** Splits the name of an unknown kind like those of known kinds. */
function recognize(
  kinds: readonly ResultKind[],
  item: Members,
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

function onlyTask(item: Members): string | undefined {
  const filled = Object.keys(item).filter((key) => key.endsWith("Task") && readRecord(item[key]));
  return filled.length === 1 ? filled[0] : undefined;
}
