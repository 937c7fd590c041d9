import fc from "fast-check";

type Members = Readonly<Record<string, unknown>>;

/** An event, and the same event as another delivery may have it. */
export function redelivered(event: Members): fc.Arbitrary<{ first: Members; again: Members }> {
  return fc
    .record({
      eventId: fc.string({ minLength: 1 }),
      nulls: fc.array(fc.stringMatching(/^[a-z]{1,6}X$/), { maxLength: 3 }),
      order: fc.infiniteStream(fc.nat()),
    })
    .map(({ eventId, nulls, order }) => ({
      first: event,
      again: rebuilt({ ...event, eventId }, nulls, order) as Members,
    }));
}

/** The value with its members in another order and some `null` members more. */
function rebuilt(value: unknown, nulls: readonly string[], order: Iterator<number>): unknown {
  if (Array.isArray(value)) return value.map((item) => rebuilt(item, nulls, order));
  if (typeof value !== "object" || value === null) return value;
  const members = [
    ...Object.entries(value).map(([key, member]) => [key, rebuilt(member, nulls, order)] as const),
    ...nulls.map((key) => [key, null] as const),
  ];
  const places = new Map(members.map((member) => [member, order.next().value as number]));
  members.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  return Object.fromEntries(members);
}

/** The event with any value in some members of its payload, at any depth. */
export function changed(event: Members): fc.Arbitrary<Members> {
  const paths = pathsIn(event).filter((path) => path.length > 1);
  const change = fc.record({ path: fc.constantFrom(...paths), value: value() });
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce((json, { path, value }) => replaced(json, path, value), event),
    );
}

function value(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(0, -1, 1e308, "", "1e400", "0000-00-00T00:00:00Z", "9999-12-31T23:59:59Z"),
    fc.constantFrom("2025-13-45T99:99:99Z", "http://", "https://[", [null], [[]], {}),
  );
}

function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, member]) => pathsIn(member, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function replaced(json: Members, path: readonly string[], value: unknown): Members {
  return replacedIn(json, path, value) as Members;
}

function replacedIn(json: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(json)) {
    return json.map((item, index) =>
      String(index) === key ? replacedIn(item, rest, value) : item,
    );
  }
  const members = typeof json === "object" && json !== null ? (json as Members) : {};
  return { ...members, [key]: replacedIn(members[key], rest, value) };
}
