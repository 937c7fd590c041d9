import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { diagrams, plainReports } from "./site/fences.js";
import { chineseLabels } from "./site/labels.js";
import { chineseLineBreaks } from "./site/line-breaks.js";
import { anchorOf, siteLinks } from "./site/links.js";
import { isTranslated, pageGroups } from "./site/pages.js";
import { routeOf } from "./site/routes.js";
import { search } from "./site/search.js";
import { sidebarOf } from "./site/sidebar.js";

const translated = pageGroups
  .flatMap(({ pages }) => pages.map(({ path }) => path))
  .filter(isTranslated)
  .map(routeOf);

export default defineConfig({
  // The pages are in docs, at the top and in the packages.
  srcDir: "..",
  srcExclude: [
    "{test,examples,coverage,tarballs}/**",
    "docs/README.md",
    ".github/**",
    "SECURITY.md",
  ],
  rewrites: routeOf,
  title: "vod-events",
  description: "Typed events of video clouds",
  head: [["link", { rel: "icon", href: "data:," }]],
  locales: {
    root: {
      label: "English",
      lang: "en",
      themeConfig: {
        nav: [
          { text: "Getting started", link: "/getting-started" },
          { text: "Events", link: "/events" },
          { text: "Errors", link: "/errors" },
        ],
        sidebar: sidebarOf("en"),
      },
    },
    zh: {
      label: "简体中文",
      lang: "zh-CN",
      description: "视频云事件通知的统一类型",
      themeConfig: {
        nav: [
          { text: "快速开始", link: "/zh/getting-started" },
          { text: "事件", link: "/zh/events" },
          { text: "错误", link: "/zh/errors" },
        ],
        sidebar: sidebarOf("zh"),
        ...chineseLabels,
      },
    },
  },
  themeConfig: {
    outline: { level: [2, 3] },
    search,
  },
  markdown: {
    anchor: { slugify: anchorOf },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config(markdown) {
      siteLinks(markdown);
      chineseLineBreaks(markdown);
      diagrams(markdown);
      plainReports(markdown);
    },
  },
  vite: {
    define: { __TRANSLATED__: JSON.stringify(translated) },
    resolve: {
      alias: [
        {
          find: /^.*\/composables\/langs$/,
          replacement: fileURLToPath(new URL("./theme/langs.ts", import.meta.url)),
        },
      ],
    },
    build: { chunkSizeWarningLimit: 10_000 },
  },
});
