const maxSources = 3;

/**
 * Prints JSON with comments: after each value, the sources of its path. Of a list of objects, only the first is shown,
 * and nothing of an object at a path in `hidden`.
 */
export function annotatedJson(
  json: object,
  sources: ReadonlyMap<string, readonly string[]>,
  hidden: ReadonlySet<string>,
): string {
  const object = (value: object, path: string, indent: string): string => {
    if (hidden.has(path)) return "{ /* … */ }";
    const members = Object.entries(value);
    const lines = members.map(([name, member], index) => {
      const at = path === "" ? name : `${path}.${name}`;
      const comma = index === members.length - 1 ? "" : ",";
      const shown = print(member, at, `${indent}  `);
      return `${indent}  ${JSON.stringify(name)}: ${shown}${comma}${commentOf(member, at)}`;
    });
    return lines.length === 0 ? "{}" : ["{", ...lines, `${indent}}`].join("\n");
  };
  const list = (items: readonly unknown[], path: string, indent: string): string => {
    const [first, ...others] = items;
    if (!isObject(first)) return `[${items.map((item) => JSON.stringify(item)).join(", ")}]`;
    const more = others.length > 0 ? [`${indent}  // …`] : [];
    const shown = `${indent}  ${print(first, `${path}[0]`, `${indent}  `)}`;
    return ["[", shown, ...more, `${indent}]`].join("\n");
  };
  const print = (value: unknown, path: string, indent: string): string => {
    if (Array.isArray(value)) return list(value, path, indent);
    return isObject(value) ? object(value, path, indent) : JSON.stringify(value);
  };
  const commentOf = (value: unknown, path: string): string => {
    const paths = Array.isArray(value) ? value.map((_, index) => `${path}[${index}]`) : [path];
    const found = [...new Set(paths.flatMap((each) => sources.get(each) ?? []))];
    const shown = found.length > maxSources ? [...found.slice(0, maxSources), "…"] : found;
    return shown.length === 0 ? "" : ` // ${shown.join(", ")}`;
  };
  return print(json, "", "");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
