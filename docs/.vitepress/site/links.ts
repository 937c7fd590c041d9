import { existsSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import type { MarkdownRenderer } from "vitepress";
import { root } from "./pages.js";
import { isPage, routeOf } from "./routes.js";

/**
 * Replaces links between files of the repository with links between pages of the site. A link to a file that is no page,
 * such as an example, becomes text.
 */
export function siteLinks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("site_links", ({ tokens, env }) => {
    const folder = dirname(relative(root, env.realPath ?? env.path));
    for (const { children } of tokens) {
      let removed = false;
      for (const token of children ?? []) {
        if (token.type === "link_close" && removed) {
          token.tag = "span";
          removed = false;
        }
        const href = token.type === "link_open" ? token.attrGet("href") : null;
        if (href === null || /^(\w+:|#|\/)/.test(href)) continue;
        const target = siteLink(folder, decodeURI(href));
        if (target !== undefined) token.attrSet("href", target);
        else {
          token.type = "text_open";
          token.tag = "span";
          token.attrs = [["class", "file"]];
          removed = true;
        }
      }
    }
  });
}

function siteLink(folder: string, href: string): string | undefined {
  const [file = "", heading] = href.split("#");
  const path = normalize(join(folder, file));
  const page = path.endsWith(".md") ? path : join(path, "README.md");
  if (page === "docs/README.md") return "/";
  if (!isPage(page) || !existsSync(join(root, page))) return undefined;
  return `/${routeOf(page)}${heading === undefined ? "" : `#${heading}`}`;
}

/** Returns the anchor of a heading, as forges make it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}
