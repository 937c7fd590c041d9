/** The parts of a doc comment, as Markdown. */
export interface DocComment {
  /** Paragraphs and lists. */
  readonly text: string;
  readonly parameters: readonly { readonly name: string; readonly text: string }[];
  readonly returns: string;
  readonly throws: readonly string[];
  readonly see: readonly string[];
}

/** Reads a doc comment. `linked` returns the Markdown of a name. */
export function parseDocComment(comment: string, linked: (name: string) => string): DocComment {
  const lines = comment.replace(/^\/\*\*/, "").replace(/\*\/\s*$/, "");
  const markdown = lines
    .replaceAll(/^\s*\* ?/gm, "")
    .replaceAll(/\{@inheritDoc [^}]*\}/g, "")
    .replaceAll(/\{@link ([\w.]+)(?: *\| *([^}]*))?\}/g, (_, name: string) => linked(name))
    .trim();
  const [text = "", ...blocks] = markdown.split(/^(?=@\w+)/m);
  const tagged = (tag: string) =>
    blocks
      .filter((block) => block.startsWith(`@${tag}`))
      .map((block) => joined(block.replace(/^@\w+/, "")));
  return {
    text: paragraphs(text),
    parameters: tagged("param").map((block) => {
      const [, name = "", meaning = ""] = /^(\w+) +-? *([\s\S]*)$/.exec(block) ?? [];
      return { name, text: meaning };
    }),
    returns: tagged("returns")[0] ?? "",
    throws: tagged("throws"),
    see: tagged("see"),
  };
}

/** Joins the lines of each paragraph and of each item of a list. */
function paragraphs(text: string): string {
  return text
    .trim()
    .replaceAll(/\n(?!\n|- )(?<!\n\n)/g, " ")
    .replaceAll(/ {2,}/g, " ");
}

function joined(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
