type Json = Record<string | number, unknown>;

/** A value inside JSON. */
export interface Place {
  /** The path, such as `Task.Outputs[0].Url`. */
  readonly path: string;
  readonly value: unknown;
  /** Returns a copy of the whole JSON with another value here; without the member for `undefined`. */
  replaced(value: unknown): object;
}

/** Lists all members and items of JSON, at any depth. */
export function placesIn(root: object): readonly Place[] {
  const places: Place[] = [];
  const visit = (value: unknown, keys: readonly (string | number)[]): void => {
    if (keys.length > 0) places.push(placeAt(root, keys, value));
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) value.forEach((item, index) => void visit(item, [...keys, index]));
    else for (const [key, member] of Object.entries(value)) visit(member, [...keys, key]);
  };
  visit(root, []);
  return places;
}

function placeAt(root: object, keys: readonly (string | number)[], value: unknown): Place {
  return {
    path: keys
      .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
      .join("")
      .slice(1),
    value,
    replaced: (replacement) => withValue(root, keys, replacement) as object,
  };
}

/** Copies the path to a value and shares the rest. */
function withValue(
  holder: unknown,
  [key, ...keys]: readonly (string | number)[],
  value: unknown,
): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(holder) ? [...holder] : { ...(holder as Json) }) as Json;
  const member = withValue(copy[key], keys, value);
  if (member === undefined && !Array.isArray(copy)) delete copy[key];
  else copy[key] = member ?? null;
  return copy;
}
