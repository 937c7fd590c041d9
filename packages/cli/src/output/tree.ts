import { printable } from "../io/printable.js";

/** Formats a JSON value as indented lines: `name: value`, with a dash before each list item. */
export function treeLines(value: unknown, paintName: (name: string) => string): readonly string[] {
  if (isEmpty(value)) return ["none"];
  if (Array.isArray(value)) return value.flatMap((item) => itemLines(item, paintName));
  if (typeof value !== "object" || value === null) return [printable(String(value))];
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .flatMap(([name, member]) => memberLines(name, member, paintName));
}

function memberLines(name: string, member: unknown, paintName: (name: string) => string) {
  const label = paintName(`${printable(name)}:`);
  const lines = treeLines(member, paintName);
  if (isScalar(member) || isEmpty(member)) return [`${label} ${lines.join(" ")}`];
  return [label, ...lines.map((line) => `  ${line}`)];
}

function itemLines(item: unknown, paintName: (name: string) => string): readonly string[] {
  return treeLines(item, paintName).map((line, index) => `${index === 0 ? "-" : " "} ${line}`);
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
