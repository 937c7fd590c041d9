import type { Fact, FactRecord, MediaState, MediaTask } from "@vod-events/core/media";
import type { TextName } from "../text/translate.js";

/** A fact of a state. */
export interface StateRow {
  readonly name: string;
  readonly fact: Fact<unknown>;
  /** Whether the fact is the removal of an entry. */
  readonly isRemoval: boolean;
}

/** Facts with a heading. */
export interface RowGroup {
  readonly title: TextName;
  readonly rows: readonly StateRow[];
}

const lifecycle = ["failure", "uploaded", "lastUpload", "ready", "deleted"] as const;

const description = [
  ...(["name", "description", "kind", "url", "coverUrl", "format", "tags", "category"] as const),
  ...(["expiresAt", "storageClass", "passthrough"] as const),
] as const;

/** Returns the facts of a state in groups, without empty ones. */
export function rowGroups(state: MediaState): readonly RowGroup[] {
  const { removed = {}, deletedParts, deletedBefore } = state;
  const groups: readonly RowGroup[] = [
    { title: "state", rows: rowsOf(pick(state, lifecycle)) },
    {
      title: "deletedParts",
      rows: [...inOrder(deletionRows(deletedParts)), ...rowsOf({ deletedBefore })],
    },
    { title: "moderation", rows: inOrder(moderationRows(state.moderation)) },
    { title: "description", rows: rowsOf(pick(state, description)) },
    { title: "technical", rows: rowsOf(state.technical) },
    ...(["renditions", "thumbnails", "captions"] as const).map((title) => ({
      title,
      rows: [...rowsOf(state[title]), ...rowsOf(removed[title], true)],
    })),
    { title: "tasks", rows: inOrder(taskRows(state.tasks)) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

function pick<Name extends keyof MediaState>(
  state: MediaState,
  names: readonly Name[],
): Partial<Record<Name, MediaState[Name]>> {
  const all = names.map((name) => [name, state[name]] as const);
  return Object.fromEntries(all) as Partial<Record<Name, MediaState[Name]>>;
}

function rowsOf(
  facts: Readonly<Record<string, Fact<unknown> | undefined>> = {},
  isRemoval = false,
): readonly StateRow[] {
  return Object.entries(facts).flatMap(([name, fact]) =>
    fact === undefined ? [] : [{ name, fact, isRemoval }],
  );
}

/** Names deletions by the deleted files: their keys have the event, too. */
function deletionRows(facts: MediaState["deletedParts"] = {}): readonly StateRow[] {
  return Object.values(facts).map((fact) => {
    const { kind, presetId } = fact.value;
    const name = presetId === undefined ? kind : `${kind} ${presetId}`;
    return { name, fact: { ...fact, value: true }, isRemoval: false };
  });
}

/** Names verdicts by the native type: their keys are the events. */
function moderationRows(facts: MediaState["moderation"]): readonly StateRow[] {
  return Object.values(facts).map((fact) => {
    const { nativeType: name, ...value } = fact.value;
    return { name, fact: { ...fact, value }, isRemoval: false };
  });
}

/** Names tasks by the type, and the preset or kind. The task id is a part of the value. */
function taskRows(facts: FactRecord<MediaTask>): readonly StateRow[] {
  return Object.entries(facts).map(([key, fact]) => {
    const { type, ...value } = fact.value;
    const [, taskId, part] = /^(?:(.*?) )?(?:[a-z]+\.[a-z_]+|workflow)(?: (.*))?$/.exec(key) ?? [];
    const name = part === undefined ? type : `${type} ${part}`;
    return {
      name,
      fact: { ...fact, value: taskId === undefined ? value : { ...value, taskId } },
      isRemoval: false,
    };
  });
}

/** Sorts rows by the times of their events. */
function inOrder(rows: readonly StateRow[]): readonly StateRow[] {
  return [...rows].sort((left, right) => Date.parse(left.fact.at) - Date.parse(right.fact.at));
}

/** An event that a state names. */
export interface NamedEvent {
  readonly id: string;
  readonly type: string;
  /** The time of the event in milliseconds. */
  readonly at: number;
}

/** Returns the events that the facts of a state come from, oldest first. */
export function eventsOf(state: MediaState): readonly NamedEvent[] {
  const events = new Map<string, NamedEvent>();
  for (const { fact } of rowGroups(state).flatMap(({ rows }) => rows)) {
    const { eventId: id, type, at } = fact;
    events.set(id, { id, type, at: Date.parse(at) });
  }
  return [...events.values()].sort((left, right) => left.at - right.at);
}
