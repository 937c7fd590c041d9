import {
  type Field,
  lenientObject,
  type Members,
  readAs,
  readInstant,
  readRecord,
  readText,
} from "@vod-events/core/provider";

/** The payload of a task's event, and its part of the task. */
export type TaskPayload<Part = unknown> = ReturnType<typeof taskPayload<Part>>["_A"];
export type TaskInfo = NonNullable<TaskPayload["info"]>;

/** Creates the codec of the payload of a task's event; `key` is the member with the part of the task. */
export function taskPayload<Part>(key: string, read: (from: Members) => Part) {
  const info = lenientObject((from) => ({
    status: readText(from.status),
    // It describes a failure, but is also `OK` on success.
    errMsg: readText(from.errMsg),
    ...read(from),
  }));
  return lenientObject((from) => ({
    taskId: readText(from.taskId),
    status: readText(from.status),
    finishTime: readInstant(from.finishTime),
    info: readAs(info, from[key]),
  }));
}

/**
 * Creates the codec of the payload of a task whose part is the work of one preset, such as a rendition. The names of its
 * members begin with `kind`. The `id` of an output is the preset's id in the documented samples.
 */
export function presetPayload<Output extends PresetOutput>(kind: string, output: Field<Output>) {
  const [inputKey, outputKey] = [`${kind}Input`, `${kind}Output`];
  return taskPayload(`${kind}TaskInfo`, (from) => {
    const made = readAs(output, from[outputKey]);
    const presetId = readText(readRecord(from[inputKey])?.presetId) ?? made?.id;
    return { mediaId: readText(from.mediaId), presetId, output: made };
  });
}

interface PresetOutput {
  readonly id: string | undefined;
}

/** The payload that the codec of {@link presetPayload} reads. */
export type PresetPayload<Output extends PresetOutput> = ReturnType<
  typeof presetPayload<Output>
>["_A"];
