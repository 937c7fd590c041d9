/** JSON text as a tree, so that it can contain duplicate names and numbers that are too large. */
export type Tree = JsonText | JsonList | JsonObject;

/** The text of a scalar, or other text that is written unchanged. */
export interface JsonText {
  readonly text: string;
}

export interface JsonList {
  readonly items: Tree[];
}

export interface JsonObject {
  readonly members: { name: string; value: Tree }[];
}

/** A copy of a value as a tree. */
export function treeOf(value: unknown): Tree {
  if (typeof value !== "object" || value === null) return { text: JSON.stringify(value) ?? "null" };
  if (Array.isArray(value)) return { items: value.map(treeOf) };
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return {
    members: members.map(([name, member]) => ({
      name: JSON.stringify(name),
      value: treeOf(member),
    })),
  };
}

/** The text of a tree. */
export function textOf(tree: Tree): string {
  if ("text" in tree) return tree.text;
  if ("items" in tree) return `[${tree.items.map(textOf).join(",")}]`;
  return `{${tree.members.map(({ name, value }) => `${name}:${textOf(value)}`).join(",")}}`;
}

/** A place in a tree: the list or the object, and which of its parts. */
export interface Place {
  readonly within: JsonList | JsonObject;
  readonly index: number;
}

/** Every place below the root. */
export function placesIn(tree: Tree): readonly Place[] {
  if ("text" in tree) return [];
  const below = "items" in tree ? tree.items : tree.members.map(({ value }) => value);
  return below.flatMap((part, index) => [{ within: tree, index }, ...placesIn(part)]);
}

/** The value at a path. */
export function partAt({ within, index }: Place): Tree {
  const part = "items" in within ? within.items[index] : within.members[index]?.value;
  return part ?? { text: "null" };
}

/** Puts another value at a place. */
export function putAt({ within, index }: Place, part: Tree): void {
  if ("items" in within) {
    within.items[index] = part;
    return;
  }
  const member = within.members[index];
  if (member !== undefined) member.value = part;
}
