/** A value without members, or an empty object or list. */
export type Leaf = string | number | boolean | null;

/** A line of a JSON value: a member with a value, or the start or end of an object or list. */
export interface JsonLine {
  readonly depth: number;
  /** The name of the member; absent for an item of a list. */
  readonly name?: string;
  /** The path of the member, such as `data.media.0.url`. */
  readonly path: string;
  readonly content: { readonly leaf: Leaf } | { readonly bracket: string };
}

/** Returns the lines of a JSON value. */
export function jsonLines(value: unknown): readonly JsonLine[] {
  const lines: JsonLine[] = [];
  addLines(lines, value, { depth: 0, path: "" });
  return lines;
}

function addLines(lines: JsonLine[], value: unknown, place: Omit<JsonLine, "content">): void {
  if (typeof value !== "object" || value === null) {
    lines.push({ ...place, content: { leaf: value as Leaf } });
    return;
  }
  const isList = Array.isArray(value);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const members = Object.entries(value);
  if (members.length === 0) {
    lines.push({ ...place, content: { bracket: `${open}${close}` } });
    return;
  }
  lines.push({ ...place, content: { bracket: open } });
  for (const [name, member] of members) {
    addLines(lines, member, {
      depth: place.depth + 1,
      path: place.path === "" ? name : `${place.path}.${name}`,
      ...(!isList && { name }),
    });
  }
  lines.push({ depth: place.depth, path: `${place.path}/end`, content: { bracket: close } });
}

/** Returns the lines with a value. */
export function leavesOf(lines: readonly JsonLine[]): readonly (JsonLine & { leaf: Leaf })[] {
  return lines.flatMap((line) =>
    "leaf" in line.content ? [{ ...line, leaf: line.content.leaf }] : [],
  );
}
