import type { DefaultTheme } from "vitepress";

/**
 * Splits text into terms: words, and the pairs of neighbors in a run of Chinese characters, which has no spaces.
 * VitePress sends the source of this function to the browser, so it refers to nothing outside.
 */
function termsOf(text: string): string[] {
  const runs = text.match(/\p{Script=Han}+|[^\p{Script=Han}\s\p{P}\p{S}\p{Z}]+/gu) ?? [];
  return runs.flatMap((run) =>
    /\p{Script=Han}/u.test(run) && run.length > 2
      ? Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2))
      : run,
  );
}

/** The search. Its index is a part of the site, so it works offline. */
export const search: { provider: "local"; options: DefaultTheme.LocalSearchOptions } = {
  provider: "local",
  options: {
    miniSearch: {
      options: { tokenize: termsOf },
      searchOptions: { combineWith: "AND", fuzzy: 0.1, prefix: true, boost: { title: 4, text: 2 } },
    },
    // Reports and records are long, and repeat what the pages say.
    _render(source, env, markdown) {
      const hidden = /^docs\/(zh\/)?(api|decisions)\/|^CHANGELOG/.test(env.relativePath);
      return hidden ? "" : markdown.render(source, env);
    },
    locales: {
      zh: {
        translations: {
          button: { buttonText: "搜索", buttonAriaLabel: "搜索文档" },
          modal: {
            displayDetails: "显示详细列表",
            resetButtonTitle: "清除搜索内容",
            backButtonTitle: "关闭搜索",
            noResultsText: "没有找到结果：",
            footer: {
              selectText: "选择",
              selectKeyAriaLabel: "回车键",
              navigateText: "切换",
              navigateUpKeyAriaLabel: "上方向键",
              navigateDownKeyAriaLabel: "下方向键",
              closeText: "关闭",
              closeKeyAriaLabel: "Esc 键",
            },
          },
        },
      },
    },
  },
};
