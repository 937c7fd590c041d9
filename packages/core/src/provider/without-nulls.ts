import type { Members } from "./lenient-codec.js";

/**
 * Returns a JSON value without `null` members at any depth. Parts without any are not copied. `null` items of a list
 * keep their position. Providers write absent members as `null` in one channel and omit them in another.
 */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return itemsWithoutNulls(value);
  return membersWithoutNulls(value as Members);
}

function itemsWithoutNulls(items: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    const kept = withoutNulls(item);
    if (kept !== item) copy ??= items.slice();
    if (copy !== undefined) copy[index] = kept;
  }
  return copy ?? items;
}

function membersWithoutNulls(members: Members): Members {
  let copy: Record<string, unknown> | undefined;
  for (const name in members) {
    const member = members[name];
    const kept = typeof member === "object" ? withoutNulls(member) : member;
    if (copy === undefined && (member === null || kept !== member)) copy = before(name, members);
    if (copy !== undefined && member !== null) set(copy, name, kept);
  }
  return copy ?? members;
}

/** Copies the members that come before one. */
function before(end: string, members: Members): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const name in members) {
    if (name === end) break;
    set(copy, name, members[name]);
  }
  return copy;
}

/** Sets a member. `__proto__` is an ordinary one. */
function set(copy: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") copy[name] = value;
  else
    Object.defineProperty(copy, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
}
