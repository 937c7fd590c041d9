import type { Command, Option } from "commander";
import type { Io } from "../io/io.js";
import type { Candidate } from "./candidate.js";
import type { Cursor } from "./cursor.js";
import { errorCodes, eventNames, providerNames } from "./names.js";

/** Returns the words that a line can continue with, or that it is a file. */
export async function candidatesFor(
  cursor: Cursor,
  io: Io,
): Promise<readonly Candidate[] | "files"> {
  const found = await allCandidates(cursor, io);
  if (found === "files") return found;
  const { current, prefix } = cursor;
  return found
    .filter(({ value }) => value.startsWith(current))
    .map((candidate) => ({ ...candidate, value: `${prefix}${candidate.value}` }));
}

async function allCandidates(cursor: Cursor, io: Io): Promise<readonly Candidate[] | "files"> {
  const { command, option, argument, current, values } = cursor;
  if (option !== undefined) return valuesOf(option, values, io);
  if (current.startsWith("-")) return optionsOf(command);
  const commands = command
    .createHelp()
    .visibleCommands(command)
    .map((known) => ({ value: known.name(), description: known.summary() || known.description() }));
  if (argument === undefined) return commands;
  if (argument.argChoices !== undefined) return argument.argChoices.map((value) => ({ value }));
  if (argument.name() === "file") return "files";
  if (argument.name() === "code") return errorCodes();
  return argument.name() === "event" ? eventNames(values.get("provider"), io) : commands;
}

function optionsOf(command: Command): readonly Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long, description }) => (long ? [{ value: long, description }] : []));
}

async function valuesOf(
  { argChoices, flags, long }: Option,
  values: ReadonlyMap<string, string>,
  io: Io,
): Promise<readonly Candidate[] | "files"> {
  if (argChoices !== undefined) return argChoices.map((value) => ({ value }));
  if (/<(file|address)>/.test(flags)) return "files";
  if (long === "--provider") return (await providerNames(io)).map((value) => ({ value }));
  const isType = long === "--native" || long === "--type";
  return isType ? eventNames(values.get("provider"), io) : [];
}
