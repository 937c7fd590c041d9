/**
 * The shape of a JSON value, without its values: the name of a type, such as `"string"` or `"empty string"`; a list of
 * the different shapes of its items; or an object of the shapes of its members. Names that may be ids are `<name>`.
 */
export type ResponseShape = string | readonly ResponseShape[] | ShapedMembers;

/** The shapes of the members of an object. */
export interface ShapedMembers {
  readonly [name: string]: ResponseShape;
}

/** Matches the names that APIs give to members. A name with many digits may be an id. */
const memberName = /^[A-Za-z][A-Za-z_-]{0,60}\d{0,2}$/;

/** Returns the shape of a value, such as a response of an API. An object that was seen before is `"repeated"`. */
export function shapeOf(value: unknown): ResponseShape {
  return shapeIn(value, new Set());
}

function shapeIn(value: unknown, seen: Set<object>): ResponseShape {
  if (value === null) return "null";
  if (value === "") return "empty string";
  if (typeof value !== "object") return typeof value;
  if (seen.has(value)) return "repeated";
  seen.add(value);
  if (Array.isArray(value)) return differentShapes(value, seen);
  const members = Object.entries(value).map(([name, member]) => [
    memberName.test(name) ? name : "<name>",
    shapeIn(member, seen),
  ]);
  return Object.fromEntries(members);
}

function differentShapes(items: readonly unknown[], seen: Set<object>): readonly ResponseShape[] {
  const shapes = items.map((item) => shapeIn(item, seen));
  return [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
}
