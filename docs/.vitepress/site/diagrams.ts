import type MarkdownIt from "markdown-it";

/** Renders `mermaid` blocks as the component `Diagram`, which draws them in the browser. */
export function diagrams(markdown: MarkdownIt): void {
  const fence = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    if (token?.info.trim() === "mermaid") {
      return `<Diagram source="${encodeURIComponent(token.content)}" />`;
    }
    return fence?.(tokens, index, options, env, self) ?? "";
  };
}
