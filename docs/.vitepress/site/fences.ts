import type { MarkdownRenderer } from "vitepress";

/** Renders `mermaid` blocks as the component `Diagram`, which draws them in the browser. */
export function diagrams(markdown: MarkdownRenderer): void {
  const fence = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    if (token?.info.trim() === "mermaid") {
      return `<Diagram source="${encodeURIComponent(token.content)}" />`;
    }
    return fence?.(tokens, index, options, env, self) ?? "";
  };
}

/** Shows the code of the API reports without colors, which would take longer than all other pages. */
export function plainReports(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("plain_reports", ({ tokens, env }) => {
    if (!/\.api\.md$/.test(env.path)) return;
    for (const token of tokens) if (token.type === "fence") token.info = "text";
  });
}
