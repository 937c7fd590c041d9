import type { Argument, Command, Option } from "commander";

/** What the last word of a line is. */
export interface Cursor {
  readonly command: Command;
  /** The option whose value the word is. */
  readonly option?: Option | undefined;
  /** The argument of the command that the word is. */
  readonly argument?: Argument | undefined;
  /** The start of the word, without `--option=`. */
  readonly current: string;
  /** The part of the word that a candidate must repeat, such as `--provider=`. */
  readonly prefix: string;
  /** The values of the options before it, by name. */
  readonly values: ReadonlyMap<string, string>;
}

/** Finds out what the last word of a line is. The words are those after the name of the program. */
export function cursorIn(program: Command, words: readonly string[]): Cursor {
  const line = joinedByBash(words);
  const current = line.at(-1) ?? "";
  const values = new Map<string, string>();
  let command = program;
  let open: Option | undefined;
  let position = 0;
  for (const word of line.slice(0, -1)) {
    const named = command.commands.find((known) => known.name() === word);
    if (open !== undefined) {
      values.set(open.attributeName(), word);
      open = undefined;
    } else if (word.startsWith("-")) {
      const [name, value] = splitOption(word);
      const option = optionNamed(command, name);
      if (value !== undefined && option) values.set(option.attributeName(), value);
      else if (option?.required || option?.optional) open = option;
    } else if (named !== undefined) {
      command = named;
      position = 0;
    } else {
      position += 1;
    }
  }
  if (open !== undefined) return { command, option: open, current, prefix: "", values };
  const [name, value] = splitOption(current);
  const option = value === undefined ? undefined : optionNamed(command, name);
  if (option !== undefined) {
    return { command, option, current: value ?? "", prefix: `${name}=`, values };
  }
  const { registeredArguments } = command;
  const last = registeredArguments.at(-1);
  const argument = registeredArguments[position] ?? (last?.variadic ? last : undefined);
  return { command, argument, current, prefix: "", values };
}

/** Bash splits `--option=value` into three words. Its candidates are then those of the third. */
function joinedByBash(words: readonly string[]): readonly string[] {
  const isValue = (index: number) => words[index - 1]?.startsWith("--") ?? false;
  const joined = words.filter((word, index) => word !== "=" || !isValue(index));
  return words.at(-1) === "=" ? [...joined, ""] : joined;
}

function splitOption(word: string): readonly [name: string, value?: string] {
  const [, name, value] = /^(--[\w-]+)=(.*)$/s.exec(word) ?? [];
  return name === undefined || value === undefined ? [word] : [name, value];
}

function optionNamed(command: Command, name: string): Option | undefined {
  return command.options.find(({ long, short }) => long === name || short === name);
}
