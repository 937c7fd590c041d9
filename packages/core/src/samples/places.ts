/** The names and indexes that lead to a value. */
export type Path = readonly string[];

/** A value without members, and where it is. */
export interface Place {
  readonly path: Path;
  readonly value: unknown;
}

/** Returns the values in JSON that have no members. */
export function placesIn(json: unknown, path: Path = []): readonly Place[] {
  if (typeof json !== "object" || json === null) return [{ path, value: json }];
  return Object.entries(json).flatMap(([name, member]) => placesIn(member, [...path, name]));
}

/** Reads a path such as `a.b[0].c` or `a.b.0.c`. */
export function parsePath(text: string): Path {
  return text.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
}

/** Formats a path, such as `a.b[0].c`. */
export function formatPath(path: Path): string {
  return path
    .map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`))
    .join("")
    .replace(/^\./, "");
}

/** Returns the value at a path; `undefined` when there is none. */
export function valueAt(json: unknown, path: Path): unknown {
  let value = json;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

/** Returns JSON with another value at a path, whose parent exists. */
export function withValueAt<Json extends object>(json: Json, path: Path, value: unknown): Json {
  const copy = structuredClone(json);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string, unknown>;
  const name = path.at(-1) ?? "";
  Object.defineProperty(parent, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
  return copy;
}

/** Returns JSON in which every occurrence of a value without members is another one. */
export function withValueReplaced<Json extends object>(
  json: Json,
  from: unknown,
  to: unknown,
): Json {
  return replaced(json, from, to) as Json;
}

function replaced(json: unknown, from: unknown, to: unknown): unknown {
  if (json === from) return to;
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map((item) => replaced(item, from, to));
  return Object.fromEntries(
    Object.entries(json).map(([name, member]) => [name, replaced(member, from, to)]),
  );
}
