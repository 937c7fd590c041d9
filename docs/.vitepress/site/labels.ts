import type { DefaultTheme } from "vitepress";

/** The words of the theme in Chinese. */
export const chineseLabels: DefaultTheme.Config = {
  outline: { level: [2, 3], label: "本页内容" },
  docFooter: { prev: "上一页", next: "下一页" },
  darkModeSwitchLabel: "外观",
  lightModeSwitchTitle: "切换到浅色主题",
  darkModeSwitchTitle: "切换到深色主题",
  sidebarMenuLabel: "菜单",
  returnToTopLabel: "回到顶部",
  langMenuLabel: "切换语言",
  skipToContentLabel: "跳到正文",
  notFound: {
    title: "页面不存在",
    quote: "地址可能有误，或者页面已经移动。",
    linkLabel: "返回首页",
    linkText: "返回首页",
  },
};
