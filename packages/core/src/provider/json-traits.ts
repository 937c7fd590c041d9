/** The maximum nesting depth of an event's JSON. It is far above every known event and safe for recursion. */
export const maxJsonDepth = 100;

/** The bits of {@link inspectJson}. */
export const mayBeImprecise = 1;
export const hasNulls = 2;
export const isTooDeep = 4;

/**
 * Inspects a JSON value in one pass. Returns bits: it contains a number that may be an imprecise integer, it contains
 * `null`, it is nested deeper than {@link maxJsonDepth}. The recursion stops at that depth.
 */
export function inspectJson(json: unknown, levels = maxJsonDepth): number {
  if (typeof json === "number")
    return Math.abs(json) > Number.MAX_SAFE_INTEGER ? mayBeImprecise : 0;
  if (json === null) return hasNulls;
  if (typeof json !== "object") return 0;
  if (levels === 0) return isTooDeep;
  let traits = 0;
  if (Array.isArray(json)) {
    for (const member of json) traits |= inspectJson(member, levels - 1);
    return traits;
  }
  const members = json as Readonly<Record<string, unknown>>;
  for (const key in members) {
    const member = members[key];
    if (typeof member !== "string") traits |= inspectJson(member, levels - 1);
  }
  return traits;
}
