/** The maximum nesting depth of an event's JSON. It is far above every known event and safe for recursion. */
export const maxJsonDepth = 100;

/** Tells whether a JSON value is nested deeper than `levels`. The recursion stops at that depth. */
export function isDeeperThan(json: unknown, levels: number): boolean {
  if (typeof json !== "object" || json === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(json)) {
    for (const member of json) if (isDeeperThan(member, levels - 1)) return true;
    return false;
  }
  const members = json as Readonly<Record<string, unknown>>;
  for (const key in members) {
    const member = members[key];
    if (typeof member === "object" && isDeeperThan(member, levels - 1)) return true;
  }
  return false;
}
