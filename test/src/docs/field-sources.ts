import { type Provider, translateEvent, type VodEvent } from "@vod-events/core/provider";
import type { EventSample } from "./event-samples.js";

/** A value without members, by its path: `data.images[0].url`. */
type Leaves = ReadonlyMap<string, unknown>;

/** The members that a field changes with, and those without which it is absent. */
interface Found {
  readonly changing: Set<string>;
  readonly removing: Set<string>;
}

/**
 * Returns the native members that each field of a sample event comes from, by the path of the field. The members have no
 * indexes: `tracks[].type`.
 *
 * A member is a source of a field when the field changes with it. If there is none, a member that removes the field is.
 * The outcome hides fields, so a member that changes the outcome is a source of the outcome only.
 */
export function fieldSources(
  provider: Provider,
  { sample, event }: EventSample,
): ReadonlyMap<string, readonly string[]> {
  const index = sample.events.indexOf(event);
  const before = leavesOf(fieldsOf(event));
  const found = new Map<string, Found>();
  for (const [member, value] of leavesOf(sample.payload)) {
    const name = member.replaceAll(/\[\d+\]/g, "[]");
    for (const other of otherValues(value)) {
      const payload = withLeaf(sample.payload, member, other);
      const translated = translateEvent({ provider, name: provider.id }, payload);
      const events = "code" in translated ? [] : translated.events;
      const changed = events[index];
      if (events.length !== sample.events.length || changed?.type !== event.type) continue;
      const after = leavesOf(fieldsOf(changed));
      for (const field of changedFields(before, after)) {
        const members = found.get(field) ?? { changing: new Set(), removing: new Set() };
        found.set(field, members);
        members[after.has(field) ? "changing" : "removing"].add(name);
      }
    }
  }
  const sources = ({ changing, removing }: Found) => [...(changing.size > 0 ? changing : removing)];
  return new Map([...found].map(([field, members]) => [field, sources(members)]));
}

/** The id is made of several members, and the native event has all of them. */
function fieldsOf({ id: _, native: __, ...fields }: VodEvent): object {
  return fields;
}

function changedFields(before: Leaves, after: Leaves): readonly string[] {
  if (before.get("outcome") !== after.get("outcome")) return ["outcome"];
  return [...before.keys()].filter((field) => before.get(field) !== after.get(field));
}

function leavesOf(json: unknown, path = ""): Leaves {
  if (typeof json !== "object" || json === null) return new Map([[path, json]]);
  const isList = Array.isArray(json);
  const members = Object.entries(json).flatMap(([name, member]) => {
    const step = isList ? `[${name}]` : path === "" ? name : `.${name}`;
    return [...leavesOf(member, path + step)];
  });
  return new Map(members);
}

function withLeaf(json: object, path: string, value: unknown): object {
  const replaced = (part: unknown, at: string): unknown => {
    if (at === path) return value;
    if (typeof part !== "object" || part === null) return part;
    if (Array.isArray(part)) return part.map((item, index) => replaced(item, `${at}[${index}]`));
    return Object.fromEntries(
      Object.entries(part).map(([name, member]) => [
        name,
        replaced(member, at === "" ? name : `${at}.${name}`),
      ]),
    );
  };
  return replaced(json, "") as object;
}

/** Returns other values that a member may have: the translation may use only a part of a text, such as its end. */
function otherValues(value: unknown): readonly unknown[] {
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value + 1];
  if (typeof value !== "string") return [];
  if (/^\d{4}-\d\d-\d\d/.test(value)) return [`${Number(value.slice(0, 4)) + 1}${value.slice(4)}`];
  if (/\d$/.test(value)) return [`${value.slice(0, -1)}${(Number(value.at(-1)) + 1) % 10}`];
  return [`${value}x`, value.replace(/(\.\w+)$/, "x$1")];
}
