import type { Command } from "commander";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import type { Candidate } from "./candidate.js";
import { candidatesFor } from "./candidates.js";
import { completeName } from "./complete-name.js";
import { cursorIn } from "./cursor.js";
import { filesMark } from "./scripts.js";

/** Adds the hidden command that the scripts call: it prints the candidates for the last word of a line. */
export function addComplete(program: Command, io: Io): void {
  program
    .command(completeName, { hidden: true })
    .argument("[words...]")
    .action(async (words: readonly string[]) => {
      const candidates = await candidatesFor(cursorIn(program, words), io);
      for (const candidate of candidates === "files" ? [{ value: filesMark }] : candidates) {
        io.stdout.write(`${format(candidate)}\n`);
      }
    });
}

function format({ value, description }: Candidate): string {
  return description === undefined ? value : `${value}\t${printable(description)}`;
}
