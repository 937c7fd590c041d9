/**
 * Returns a JSON value without `null` members at any depth; the value itself when it has none. Providers write absent
 * members as `null` in one channel and omit them in another.
 */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value)
    ? listWithoutNulls(value)
    : membersWithoutNulls(value as Readonly<Record<string, unknown>>);
}

/** `null` items of a list keep their position. */
function listWithoutNulls(list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const kept = withoutNulls(list[index]);
    if (kept === list[index]) continue;
    copy ??= [...list];
    copy[index] = kept;
  }
  return copy ?? list;
}

function membersWithoutNulls(members: Readonly<Record<string, unknown>>): object {
  let changes: Map<string, unknown> | undefined;
  for (const key in members) {
    const member = members[key];
    if (typeof member !== "object") continue;
    const kept = member === null ? undefined : withoutNulls(member);
    if (kept === member) continue;
    changes ??= new Map();
    changes.set(key, kept);
  }
  return changes === undefined ? members : withChanges(members, changes);
}

/** `Object.fromEntries` treats `__proto__` as an ordinary member. */
function withChanges(members: object, changes: ReadonlyMap<string, unknown>): object {
  const kept = Object.entries(members)
    .filter(([, member]) => member !== null)
    .map(([key, member]) => [key, changes.get(key) ?? member] as const);
  return Object.fromEntries(kept);
}
