/**
 * Returns an object like another one, whose class may have private fields and which may be frozen, with some members
 * replaced.
 */
export function withMembers<Target extends object>(
  target: Target,
  replaced: Readonly<Record<string, unknown>>,
): Target {
  const members = new Map<PropertyKey, unknown>(Object.entries(replaced));
  return new Proxy({} as Target, {
    get(_, key) {
      if (members.has(key)) return members.get(key);
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function") return value;
      const bound: unknown = value.bind(target);
      members.set(key, bound);
      return bound;
    },
    has: (_, key) => key in target,
  });
}
