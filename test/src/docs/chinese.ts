import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../layout/repository.js";

const folder = join(root, "test/src/docs/chinese");

/** The Chinese of the texts of generated blocks, by their English. */
const translations: ReadonlyMap<string, string> = new Map(
  readdirSync(folder).flatMap((name) => {
    const texts: Readonly<Record<string, string>> = JSON.parse(
      readFileSync(join(folder, name), "utf8"),
    );
    return Object.entries(texts);
  }),
);

/** The English texts that have a translation. */
export const translatedTexts: readonly string[] = [...translations.keys()];

/** Returns generated content in Chinese. A text without a translation stays as it is, but for the commas of a list. */
export function inChinese(content: string): string {
  return lines(
    content,
    (text) => translations.get(text) ?? text.replaceAll(/(`|`\]\(\S+\)), (?=\[?`)/g, "$1、"),
  );
}

/** Returns the texts of generated content, in the order of the content. */
export function textsOf(content: string): readonly string[] {
  const texts: string[] = [];
  lines(content, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

/** Returns the texts that contain a word and have no translation. Code and the text of links are no words. */
export function untranslatedTexts(content: string): readonly string[] {
  return textsOf(content)
    .filter((text) => !translations.has(text))
    .filter((text) => /[A-Za-z]/.test(text.replaceAll(/`[^`]*`/g, "").replaceAll(link, "")));
}

const link = /\[[^\]]*\]\([^)]*\)/g;

type Translate = (text: string) => string;

/** Code and HTML stay. */
function lines(content: string, translate: Translate): string {
  const line = (text: string) =>
    text.startsWith("|") ? row(text, translate) : prose(text, translate);
  return content
    .split(/(^```[^\n]*\n[\s\S]*?^```$|^<.*$)/m)
    .map((part, index) => (index % 2 === 1 ? part : part.split("\n").map(line).join("\n")))
    .join("");
}

function row(text: string, translate: Translate): string {
  const cells = text.split(/(?<!\\)\|/).slice(1, -1);
  if (cells.every((cell) => /^-+$/.test(cell))) return text;
  const cell = (found: string) => {
    const required = /^ (`\w+`) \(required\) $/.exec(found)?.[1];
    return required === undefined ? ` ${translate(found.trim())} ` : ` ${required}（必需） `;
  };
  return `|${cells.map(cell).join("|")}|`;
}

/** Headings are names of types, which stay. */
function prose(text: string, translate: Translate): string {
  if (text === "" || text.startsWith("#")) return text;
  const [, item, meaning] = /^(- `\w+`): (.+)$/.exec(text) ?? [];
  if (item !== undefined && meaning !== undefined) return `${item}：${translate(meaning)}`;
  const remedy = /^\*\*Remedy\*\*: (.+)$/.exec(text)?.[1];
  return remedy === undefined ? translate(text) : `**处理方法**：${translate(remedy)}`;
}
