import { sources } from "../layout/repository.js";
import { type Declaration, declarationsIn } from "./declarations.js";
import { table } from "./table.js";

const all = sources("packages/core/src/event").flatMap(({ path }) => declarationsIn(path));

/** The page with the sections of the shared types. */
const modelPage = "events.md";

/** Returns an exported type of the event model. */
export function eventDeclaration(name: string): Declaration {
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no exported type ${name}.`);
  return found;
}

/** Returns the declaration of an event type and that of its data. */
export function declarationsOf(eventType: string) {
  const event = all.find(({ type }) => type?.startsWith(`VodEventBase<"${eventType}"`));
  const dataName = /, (\w+)>$/.exec(event?.type ?? "")?.[1];
  return { event, data: all.find(({ name }) => name === dataName) };
}

/** The sections of the types that several event types use. */
export function sharedTypes(): string {
  const own = new Set([
    ...all.filter(({ name }) => name.endsWith("Data")).map(({ name }) => name),
    ...["VodEventBase", "NativeEvent"],
  ]);
  return all
    .filter(({ name, members }) => members.length > 0 && !own.has(name))
    .filter(({ name }) => name !== "CloudEvent" && name !== "Failure")
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((each) => `### ${each.name}\n\n${each.description}\n\n${fieldsTable(each, "")}`)
    .join("\n\n");
}

/** The table of the fields of a type. `page` is the page of the shared types, empty on that page itself. */
export function fieldsTable({ members, extends: parents }: Declaration, page = modelPage): string {
  const inherited = parents.flatMap((parent) => eventDeclaration(parent).members);
  const rows = [...members, ...inherited].map(({ name, optional, type, description }) => [
    `\`${name}\`${optional ? "" : " (required)"}`,
    linked(type, page),
    description,
  ]);
  return table(["Field", "Type", "Description"], rows);
}

/** Links an interface to its section. An enumeration is replaced by its values; a union of interfaces stays a name. */
function linked(type: string, page: string): string {
  const shown = type.replaceAll("readonly ", "");
  const found = all.find(({ name }) => new RegExp(`\\b${name}\\b`).test(shown));
  if (found === undefined) return `\`${shown}\``;
  if (found.type !== undefined) {
    const values = found.type.replace(/^\| /, "");
    return `\`${values.startsWith('"') ? shown.replace(found.name, values) : shown}\``;
  }
  return `[\`${shown}\`](${page}#${found.name.toLowerCase()})`;
}
