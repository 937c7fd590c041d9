import { existsSync } from "node:fs";
import { join } from "node:path";
import groups from "../pages.json" with { type: "json" };

/** The folder of the repository, where the commands run. VitePress bundles its config, so the place of this file is unknown. */
export const root = process.cwd();

export type Language = "en" | "zh";

/** A page of the list: its English file, and its title in each language. */
export interface ListedPage extends Readonly<Record<Language, string>> {
  readonly path: string;
}

/** The pages of the site in the order of the sidebar, the same for both languages. */
export const pageGroups: readonly {
  readonly group: Readonly<Record<Language, string>>;
  readonly pages: readonly ListedPage[];
}[] = groups;

/** Returns the Chinese file that belongs to an English one, whether it exists or not. */
export function twinOf(path: string): string {
  return path.startsWith("docs/")
    ? path.replace(/^docs\//, "docs/zh/")
    : path.replace(/\.md$/, ".zh-CN.md");
}

/** Returns whether a page has a Chinese twin. */
export function isTranslated(path: string): boolean {
  return existsSync(join(root, twinOf(path)));
}
