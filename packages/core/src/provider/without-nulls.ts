/**
 * A JSON value without the members that are `null`, at any depth; the value itself where there are
 * none. Clouds write "not there" as `null` in one channel and leave it out in another.
 */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const kept = value.map(withoutNulls);
    return kept.some((item, index) => item !== value[index]) ? kept : value;
  }
  const members = Object.entries(value);
  const kept = members
    .filter(([, member]) => member !== null)
    .map(([key, member]) => [key, withoutNulls(member)] as const);
  const same =
    kept.length === members.length &&
    kept.every(([, member], index) => member === members[index]?.[1]);
  return same ? value : Object.fromEntries(kept);
}
