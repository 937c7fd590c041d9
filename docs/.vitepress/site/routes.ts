import { pageGroups, twinOf } from "./pages.js";

const listed = pageGroups.flatMap(({ pages }) => pages.map(({ path }) => path));
const twins = new Map(listed.map((path) => [twinOf(path), path]));

/** The Markdown files that are pages, as patterns from the folder of the repository. */
const patterns = [
  /^docs\/(?!README\.md$)/,
  /^(README|ARCHITECTURE|CONTRIBUTING|CHANGELOG)(\.zh-CN)?\.md$/,
];

/** Returns whether a file is a page of the site. */
export function isPage(path: string): boolean {
  return patterns.some((pattern) => pattern.test(path)) || listed.includes(path) || twins.has(path);
}

/**
 * Returns the file of a page in the site: without `docs`, and Chinese pages below `zh`.
 *
 * `docs/media.md` is `media.md`, `packages/cli/README.md` is `packages/cli.md`, and `README.zh-CN.md` is `zh/overview.md`.
 */
export function routeOf(path: string): string {
  const english = path.startsWith("docs/") ? undefined : twins.get(path);
  if (english !== undefined) return `zh/${routeOf(english)}`;
  if (path.startsWith("docs/"))
    return path.slice("docs/".length).replace(/README\.md$/, "index.md");
  if (path === "README.md") return "overview.md";
  return path.replace(/\/README\.md$/, ".md").toLowerCase();
}
