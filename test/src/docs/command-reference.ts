import { type CommandHelp, commandHelp, type HelpItem } from "./command-help.js";
import { table } from "./table.js";

/** The table of the commands, with links to their sections. */
export function commandList(): string {
  const rows = commandHelp.commands.map(({ words, description }) => {
    const name = words.join(" ");
    return [`[\`${name}\`](#${name})`, prose(description)];
  });
  return table(["Command", "Purpose"], rows);
}

/** A section for each command, from its help. */
export function commandSections(): string {
  return commandHelp.commands
    .flatMap((command) => [command, ...command.commands])
    .map(section)
    .join("\n\n");
}

function section(help: CommandHelp): string {
  const level = "#".repeat(help.words.length + 1);
  const isUsual = JSON.stringify(help.exitCodes) === JSON.stringify(commandHelp.exitCodes);
  return [
    `${level} ${help.words.join(" ")}`,
    prose(help.description),
    fence("text", help.usage),
    items(["Argument", "Description"], help.arguments),
    items(["Option", "Description"], help.options),
    ...help.notes.map(note),
    isUsual ? "" : items(["Exit code", "Meaning"], help.exitCodes),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function items(head: readonly string[], all: readonly HelpItem[]): string {
  if (all.length === 0) return "";
  return table(
    head,
    all.map(({ name, text }) => [`\`${name}\``, prose(text)]),
  );
}

/** Examples are commands of a shell. Other parts with indented lines stay as they are. */
function note(text: string): string {
  const [, examples] = /^Examples?:\n([\s\S]+)$/.exec(text) ?? [];
  if (examples !== undefined) return fence("sh", examples.replaceAll(/^ {2}/gm, ""));
  return /^ /m.test(text) ? fence("text", text) : prose(text.replaceAll("\n", " "));
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

const names = commandHelp.commands.map(({ words }) => words.join(" ")).join("|");
const code = new RegExp(
  [
    String.raw`\bvod-events (?:${names})\b`,
    String.raw`\bvod-events\.config\.\*`,
    "--?[a-z][a-z-]*",
    String.raw`[^\s()"]*<[^\s()]*`,
    String.raw`\b[A-Z]+_[A-Z_]+\b`,
  ].join("|"),
  "g",
);

/** Returns text of the help as Markdown: commands, options, variables and placeholders are code. */
function prose(text: string): string {
  return text.replaceAll(code, (word, place: number) =>
    /[\w-]/.test(text[place - 1] ?? "") ? word : `\`${word}\``,
  );
}
