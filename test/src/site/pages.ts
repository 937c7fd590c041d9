import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "../layout/repository.js";

interface Group {
  readonly pages: readonly { readonly path: string }[];
}

const list: readonly Group[] = JSON.parse(
  readFileSync(join(root, "docs/.vitepress/pages.json"), "utf8"),
);

/** The English files of the pages in the sidebar, and the home page. */
export const listed: readonly string[] = [
  "docs/index.md",
  ...list.flatMap(({ pages }) => pages.map(({ path }) => path)),
];

/** Returns the Chinese file that belongs to an English one. */
export function twinOf(path: string): string {
  return path.startsWith("docs/")
    ? path.replace(/^docs\//, "docs/zh/")
    : path.replace(/\.md$/, ".zh-CN.md");
}

/** Returns whether the Chinese file of an English one exists. */
export function hasTwin(path: string): boolean {
  return listed.includes(path) && existsSync(join(root, twinOf(path)));
}

/** What must be the same in both languages. */
export interface Structure {
  /** The levels of the headings. */
  readonly headings: readonly number[];
  /** The code blocks with their languages. */
  readonly code: readonly string[];
  /** The numbers of rows of the tables. */
  readonly tables: readonly number[];
  /** The targets of the links, sorted: the order of words differs. */
  readonly links: readonly string[];
}

const fences = /^```[^\n]*\n[\s\S]*?^```$/gm;
const generated = /<!-- generated: (.+?) -->[\s\S]*?<!-- end -->/g;

/**
 * Returns the structure of a page. The links of an English page are those that its twin must have: to the twin of a
 * page, if there is one, and to the heading at the same place.
 */
export function structureOf(path: string, text: string, language: "en" | "zh"): Structure {
  const prose = text.replaceAll(generated, "<!-- $1 -->").replaceAll(fences, "");
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, href = ""]) => targetOf(path, href, language))
    .filter((target) => target !== twinOf(path) && twinOf(target) !== path);
  const tables = prose
    .split(/\n(?!\|)/)
    .map((part) => part.split("\n").filter((line) => line.startsWith("|")).length);
  return {
    headings: headingsOf(text).map(({ level }) => level),
    code: [...text.matchAll(fences)].map(([block]) => block),
    tables: tables.filter((rows) => rows > 0),
    links: links.toSorted(),
  };
}

/** Returns a target as a file from the root and the place of a heading among its headings. */
function targetOf(path: string, href: string, language: "en" | "zh"): string {
  if (/^https?:/.test(href)) return href;
  const [file = "", anchor] = href.split("#");
  const found = file === "" ? path : relative(root, join(root, dirname(path), file));
  const readme = `${found}/README.md`;
  const target = !found.endsWith(".md") && existsSync(join(root, readme)) ? readme : found;
  const shown = language === "en" && hasTwin(target) ? twinOf(target) : target;
  if (anchor === undefined) return shown;
  const place = headingsOf(readFileSync(join(root, target), "utf8")).findIndex(
    (heading) => heading.anchor === anchor,
  );
  return `${shown}#${place}`;
}

/**
 * Returns generated content of an English page as its twin shows it: with links from the folder of the twin, to twins
 * where there are some. Returns the content of other pages as it is.
 */
export function relinked(content: string, path: string): string {
  if (!path.startsWith("docs/zh/")) return content;
  const english = path.replace("docs/zh/", "docs/");
  return content.replaceAll(/\]\(((?!https?:|#)[^)\s]+)\)/g, (_, href: string) => {
    const [target = "", place] = targetOf(english, href, "en").split("#");
    const file = relative(join(root, dirname(path)), join(root, target));
    const anchor =
      place === undefined
        ? ""
        : `#${headingsOf(readFileSync(join(root, target), "utf8"))[Number(place)]?.anchor}`;
    return `](${file}${anchor})`;
  });
}

function headingsOf(text: string) {
  return [...text.replaceAll(fences, "").matchAll(/^(#+) (.+)$/gm)].map(
    ([, marks = "", heading = ""]) => ({
      level: marks.length,
      anchor: heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    }),
  );
}
