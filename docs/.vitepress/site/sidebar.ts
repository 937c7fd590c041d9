import type { DefaultTheme } from "vitepress";
import { isTranslated, type Language, pageGroups, twinOf } from "./pages.js";
import { routeOf } from "./routes.js";

/** Returns the sidebar. In Chinese, pages without a translation lead to the English ones and say so. */
export function sidebarOf(language: Language): DefaultTheme.SidebarItem[] {
  return pageGroups.map(({ group, pages }) => ({
    text: group[language],
    items: pages.map((page) => {
      if (language === "en") return { text: page.en, link: `/${routeOf(page.path)}` };
      if (isTranslated(page.path)) return { text: page.zh, link: `/${routeOf(twinOf(page.path))}` };
      return { text: `${page.zh}（英文）`, link: `/${routeOf(page.path)}` };
    }),
  }));
}
