/**
 * Returns a JSON value without `null` members at any depth; the value itself when it has none. Providers write absent
 * members as `null` in one channel and omit them in another.
 */
export function withoutNulls(value: unknown): unknown {
  return hasNullMember(value) ? copyWithoutNulls(value) : value;
}

function hasNullMember(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(hasNullMember);
  const members = value as Readonly<Record<string, unknown>>;
  for (const key in members) {
    const member = members[key];
    if (member === null || (typeof member === "object" && hasNullMember(member))) return true;
  }
  return false;
}

/** `null` items of a list keep their position. `Object.fromEntries` treats `__proto__` as an ordinary member. */
function copyWithoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copyWithoutNulls);
  const kept = Object.entries(value)
    .filter(([, member]) => member !== null)
    .map(([key, member]) => [key, copyWithoutNulls(member)] as const);
  return Object.fromEntries(kept);
}
