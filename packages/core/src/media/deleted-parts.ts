import type { DeletedPart } from "../event/deletion.js";
import type { Rendition } from "../event/transcode.js";
import type { DeletedPartRule, MediaRules } from "../provider/media-rules.js";
import { firstOf, without } from "./entries.js";
import { compareStamps, compareTimes, type Stamp } from "./fact.js";
import type { Fact, MediaState } from "./media-state.js";
import { setLatest } from "./registers.js";
import { withUnknownEvent } from "./unknown-events.js";

/** The maximum number of deletions of parts that are kept. */
const maxDeletions = 100;

/** Adds deletions of parts. A part that the rules do not name makes the event an unknown one. */
export function withDeletedParts(
  state: MediaState,
  parts: readonly DeletedPart[],
  stamp: Stamp,
  rules: MediaRules | undefined,
): MediaState {
  return parts.reduce((before, part) => {
    const rule = ruleOf(part, rules);
    if (rule === undefined) return withUnknownEvent(before, stamp.eventId);
    return rule.removes === "nothing" ? before : withDeletion(before, { value: part, ...stamp });
  }, state);
}

/** Whether the source file was deleted after a fact. At equal times, it was. */
export function isSourceDeleted({ at }: Stamp, state: MediaState, rules: MediaRules): boolean {
  return isDeletedBy(at, state, ({ value }) => ruleOf(value, rules)?.removes === "source");
}

/** Whether a rendition was deleted after it was made. At equal times, it was. */
export function isRenditionDeleted(
  { at, value }: Fact<Rendition>,
  state: MediaState,
  rules: MediaRules,
): boolean {
  return isDeletedBy(at, state, (deletion) => {
    const rule = ruleOf(deletion.value, rules);
    return rule?.removes === "renditions" && concerns(rule, deletion.value, value);
  });
}

type RenditionRule = Extract<DeletedPartRule, { readonly removes: "renditions" }>;

function concerns(rule: RenditionRule, part: DeletedPart, rendition: Rendition): boolean {
  const { adaptive, exceptPresetIds = [] } = rule;
  const presetIds = rule.presetIds ?? (part.presetId === undefined ? undefined : [part.presetId]);
  const { presetId } = rendition;
  return (
    (adaptive === undefined || adaptive === (rendition.adaptive ?? false)) &&
    (presetIds === undefined || (presetId !== undefined && presetIds.includes(presetId))) &&
    (presetId === undefined || !exceptPresetIds.includes(presetId))
  );
}

function isDeletedBy(
  at: string,
  { deletedParts = {}, deletedBefore }: MediaState,
  concernsFact: (deletion: Fact<DeletedPart>) => boolean,
): boolean {
  if (deletedBefore !== undefined && compareTimes(at, deletedBefore.at) <= 0) return true;
  return Object.values(deletedParts).some(
    (deletion) => compareTimes(at, deletion.at) <= 0 && concernsFact(deletion),
  );
}

function ruleOf({ kind }: DeletedPart, rules: MediaRules | undefined): DeletedPartRule | undefined {
  const byKind = rules?.deletedParts ?? {};
  return Object.hasOwn(byKind, kind) ? byKind[kind] : undefined;
}

function withDeletion(state: MediaState, deletion: Fact<DeletedPart>): MediaState {
  const { kind, presetId } = deletion.value;
  const key = JSON.stringify([deletion.eventId, deletion.at, kind, presetId]);
  const deletedParts = { ...state.deletedParts, [key]: deletion };
  if (Object.keys(deletedParts).length <= maxDeletions) return { ...state, deletedParts };
  const first = firstOf(deletedParts, compareStamps);
  const { value: _, ...stamp } = deletedParts[first] ?? deletion;
  const kept = { ...state, deletedParts: without(deletedParts, first) };
  return setLatest(kept, { deletedBefore: true }, stamp);
}
