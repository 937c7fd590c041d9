import { table } from "../../docs/table.js";
import { type DocComment, parseDocComment } from "./doc-comment.js";
import type { ApiPage, Item, Token } from "./model.js";

/** Returns the page that lists the pages. */
export function apiIndex(pages: readonly ApiPage[]): string {
  const rows = pages.map(({ name, specifier, purpose, items }) => [
    `[\`${specifier}\`](${name}.md)`,
    escaped(purpose),
    String(items.size),
  ]);
  const text =
    "These pages have every export of each entry point, with its declaration and its doc comment. They are generated from the code.";
  return `# API\n\n${text}\n\n${table(["Entry point", "Purpose", "Exports"], rows)}\n`;
}

/** Returns the page of an entry point: each export with its declaration, members and doc comment. */
export function apiPage(page: ApiPage, all: readonly ApiPage[]): string {
  const link = linker(page, all);
  const repeated = [...page.repeated.keys()].map((name) => link(name));
  const parts = [
    `---\npageClass: api\n---\n\n# ${page.specifier}`,
    escaped(page.purpose),
    ...(repeated.length > 0 ? [`It also exports ${repeated.join(", ")}.`] : []),
    ...[...page.items].map(([name, items]) =>
      [`## ${name}`, ...items.flatMap((item) => exportOf(item, link))].join("\n\n"),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Returns the Markdown of the name of an export: a link to its section, or code. */
type Link = (name: string) => string;

/** A name means an export of the same page, of the same package or of `core`. */
function linker(page: ApiPage, all: readonly ApiPage[]): Link {
  const near = all.filter((other) => other.package === page.package);
  const core = all.filter((other) => other.package === "core");
  return (name) => {
    const [base = name] = name.split(".");
    const target = [page, ...near, ...core].find(({ items }) => items.has(base));
    if (target === undefined) return `\`${name}\``;
    const file = target === page ? "" : `${target.name}.md`;
    return `[\`${name}\`](${file}#${anchorIn(target, base)})`;
  };
}

/** Names that differ in case only have numbered anchors. */
function anchorIn({ items }: ApiPage, name: string): string {
  const anchor = name.toLowerCase();
  const same = [...items.keys()].filter((other) => other.toLowerCase() === anchor);
  const place = same.indexOf(name);
  return place > 0 ? `${anchor}-${place}` : anchor;
}

function exportOf(item: Item, link: Link): readonly string[] {
  const doc = parseDocComment(item.docComment, link);
  const members = (item.members ?? []).filter(({ kind }) => kind !== "Constructor");
  const rows = members.map((member) => memberRow(member, link));
  return [
    escaped(doc.text),
    `\`\`\`ts\n${declarationOf(item)}\n\`\`\``,
    rows.length > 0 ? table(["Member", "Type", "Description"], rows) : usedTypes(item, link),
    ...details(doc),
  ].filter((part) => part !== "");
}

function details({ parameters, returns, throws, see }: DocComment): readonly string[] {
  const lines = [
    ...parameters.map(({ name, text }) => `- \`${name}\`: ${escaped(text)}`),
    ...(returns === "" ? [] : [`- **Returns** ${escaped(returns)}`]),
    ...throws.map((text) => `- **Throws** ${escaped(text)}`),
    ...see.map((text) => `- **See** ${escaped(text)}`),
  ];
  return lines.length === 0 ? [] : [lines.join("\n")];
}

/** The declaration without its members, which are in the table. */
function declarationOf({ excerptTokens, members = [] }: Item): string {
  const text = textOf(excerptTokens)
    .replace(/^export (declare )?/, "")
    .trim();
  const constructors = members.filter(({ kind }) => kind === "Constructor");
  if (constructors.length === 0) return text;
  const lines = constructors.map((each) => `  ${textOf(each.excerptTokens)}`);
  return `${text} {\n${lines.join("\n")}\n}`;
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join("");
}

/** Links the types of a declaration that has no table of members. */
function usedTypes({ name, excerptTokens }: Item, link: Link): string {
  const names = excerptTokens.filter(({ kind }) => kind === "Reference").map(({ text }) => text);
  const links = [...new Set(names)]
    .filter((each) => each !== name)
    .map((each) => link(each))
    .filter((each) => each.startsWith("["));
  return links.length === 0 ? "" : `Types: ${links.join(", ")}`;
}

function memberRow(member: Item, link: Link): readonly string[] {
  const { text, ...rest } = parseDocComment(member.docComment, link);
  const notes = [
    text.replaceAll(/\n+- /g, "; ").replaceAll(":; ", ": ").replaceAll(/\n+/g, " "),
    ...rest.parameters.map((each) => `\`${each.name}\`: ${each.text}.`),
    ...rest.throws.map((each) => `Throws ${each}.`),
  ];
  const isMethod = member.kind.startsWith("Method");
  return [
    `\`${nameOf(member)}${isMethod ? "()" : ""}${member.isOptional ? "?" : ""}\``,
    typeOf(member, link),
    escaped(notes.filter((note) => note !== "").join(" ")),
  ];
}

/** The name of a member; of an index signature, its key. */
function nameOf({ name, excerptTokens }: Item): string {
  return name ?? /\[[^\]]*\]/.exec(textOf(excerptTokens))?.[0] ?? "";
}

/** The type of a member, without its name. Each name of an export is a link, and the rest is code. */
function typeOf(member: Item, link: Link): string {
  const { kind, excerptTokens } = member;
  const text = textOf(excerptTokens).replace(/( \| undefined)?;$/, "");
  const start = /^(?:(?:static|readonly|protected) )*/.exec(text)?.[0].length ?? 0;
  const isMethod = kind.startsWith("Method");
  const end = start + nameOf(member).length;
  const colon = isMethod ? 0 : (/^\??: ?/.exec(text.slice(end))?.[0].length ?? 0);
  let place = 0;
  return excerptTokens
    .map((token) => {
      const from = Math.max(place, end + colon);
      place += token.text.length;
      const part = text.slice(from, Math.max(from, Math.min(place, text.length)));
      return token.kind === "Reference" && part !== "" ? link(part) : codeOf(part);
    })
    .join("")
    .replaceAll("``", "")
    .replaceAll("` `", " ")
    .trim();
}

/** Text as code. Space at its ends is outside: Markdown removes it. */
function codeOf(text: string): string {
  const [, before = "", code = "", after = ""] =
    /^(\s*)([\s\S]*?)(\s*)$/.exec(text.replaceAll(/\s+/g, " ")) ?? [];
  return code === "" ? before : `${before}\`${code}\`${after}`;
}

/** Text of a comment: a type parameter would be HTML. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll("<", "&lt;")))
    .join("");
}
