import {
  type Field,
  lenientObject,
  type Members,
  readAs,
  readInstant,
  readRecord,
  readText,
} from "@vod-events/core/provider";

/** The common members of the payload of a task's event. */
export type TaskPayload = ReturnType<typeof taskOf>;

/** The common members of an event's part of a task. */
export type TaskInfo = ReturnType<typeof taskInfoOf>;

function taskOf(from: Members) {
  return {
    taskId: readText(from.taskId),
    status: readText(from.status),
    finishTime: readInstant(from.finishTime),
  };
}

/** Reads the members of a {@link TaskInfo}. `errMsg` describes a failure, but is also `OK` on success. */
function taskInfoOf(from: Members) {
  return { status: readText(from.status), errMsg: readText(from.errMsg) };
}

/** Creates the codec of the payload of a task's event; `key` is the member with the part of the task. */
export function taskPayload<Part>(key: string, read: (from: Members) => Part) {
  const info = lenientObject((from) => ({ ...read(from), ...taskInfoOf(from) }));
  return lenientObject((from) => ({ info: readAs(info, from[key]), ...taskOf(from) }));
}

/**
 * Creates the codec of the payload of a task whose part is the work of one preset, such as a rendition. The names of its
 * members begin with `kind`. The `id` of an output is the preset's id in the documented samples.
 */
export function presetPayload<Output extends PresetOutput>(kind: string, output: Field<Output>) {
  return taskPayload(`${kind}TaskInfo`, (from) => {
    const made = readAs(output, from[`${kind}Output`]);
    const { presetId } = readRecord(from[`${kind}Input`]) ?? {};
    const mediaId = readText(from.mediaId);
    return { mediaId, presetId: readText(presetId) ?? made?.id, output: made };
  });
}

interface PresetOutput {
  readonly id: string | undefined;
}

/** The payload that the codec of {@link presetPayload} reads. */
export type PresetPayload<Output extends PresetOutput> = ReturnType<
  typeof presetPayload<Output>
>["_A"];
