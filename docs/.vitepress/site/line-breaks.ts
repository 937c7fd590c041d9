import type { MarkdownRenderer } from "vitepress";

const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Joins lines at Chinese characters or punctuation. A browser shows a line break as a space, which Chinese does not have. */
export function chineseLineBreaks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("chinese_line_breaks", ({ tokens }) => {
    for (const { children } of tokens) {
      for (const [index, token] of (children ?? []).entries()) {
        if (token.type !== "softbreak") continue;
        const before = children?.slice(0, index).findLast(({ content }) => content !== "");
        const after = children?.slice(index + 1).find(({ content }) => content !== "");
        const isWide =
          wide.test(before?.content.at(-1) ?? "") &&
          (wide.test(after?.content.at(0) ?? "") || /[，。、；：）]$/.test(before?.content ?? ""));
        if (isWide) token.type = "text";
      }
    }
  });
}
