import { runInProcess } from "../cli/run-in-process.js";

/** The help of a command, as it prints it, in parts. */
export interface CommandHelp {
  /** The words after `vod-events`. */
  readonly words: readonly string[];
  readonly usage: string;
  readonly description: string;
  readonly arguments: readonly HelpItem[];
  readonly options: readonly HelpItem[];
  readonly exitCodes: readonly HelpItem[];
  /** The other parts, separated by blank lines in the help. */
  readonly notes: readonly string[];
  readonly commands: readonly CommandHelp[];
}

/** A line of the help with two columns. */
export interface HelpItem {
  readonly name: string;
  readonly text: string;
}

/** The help of `vod-events` and of all its commands. */
export const commandHelp: CommandHelp = await helpOf([]);

async function helpOf(words: readonly string[]): Promise<CommandHelp> {
  // Without line breaks in the columns.
  const { stdout } = await runInProcess([...words, "--help"], { columns: 1000 });
  const [usage = "", description = "", ...parts] = stdout.trimEnd().split("\n\n");
  const titles = ["Arguments", "Options", "Commands", "Exit codes"] as const;
  const itemsOf = (title: (typeof titles)[number]) =>
    items(parts.find((part) => part.startsWith(`${title}:\n`)));
  const names = itemsOf("Commands").map(({ name }) => name.split(" ")[0] ?? "");
  const commands: CommandHelp[] = [];
  for (const name of names) if (name !== "help") commands.push(await helpOf([...words, name]));
  return {
    words,
    usage: usage.replace("Usage: ", ""),
    description,
    arguments: itemsOf("Arguments"),
    options: itemsOf("Options").filter(({ name }) => name !== "-h, --help"),
    exitCodes: itemsOf("Exit codes"),
    notes: parts.filter((part) => !titles.some((title) => part.startsWith(`${title}:\n`))),
    commands,
  };
}

function items(part = ""): readonly HelpItem[] {
  return [...part.matchAll(/^ {2}(\S.*?)(?: {2,}|(?<=\d) )(\S.*)$/gm)].map(
    ([, name = "", text = ""]) => ({ name, text }),
  );
}
