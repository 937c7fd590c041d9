import { createReadStream } from "node:fs";
import { CommandFailure, usage } from "./failure.js";
import type { Io } from "./io.js";
import { systemCode } from "./system-code.js";

/** Far above every event. Parsed JSON can take 40 times as much memory. */
const maxMebibytes = 16;

const standardInput = "standard input";

/**
 * Reads a file, or standard input when the path is `-` or absent.
 *
 * @throws CommandFailure when the input cannot be read, is empty or exceeds 16 MiB
 */
export async function readInput(path: string | undefined, { stdin }: Io): Promise<Uint8Array> {
  if (path === undefined && stdin.isTTY) {
    throw usage("no input: name a file, or pipe an event to standard input");
  }
  const fromFile = path !== undefined && path !== "-";
  const name = fromFile ? path : standardInput;
  const input = await readAll(name, () => (fromFile ? createReadStream(path) : stdin));
  if (input.byteLength === 0) throw new CommandFailure("input_empty", `${name} is empty`);
  return input;
}

async function readAll(
  name: string,
  open: () => AsyncIterable<Uint8Array | string>,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of open()) {
      const bytes = typeof part === "string" ? Buffer.from(part) : part;
      size += bytes.byteLength;
      if (size > maxMebibytes * 1024 * 1024) {
        throw new CommandFailure("input_too_large", `${name} is larger than ${maxMebibytes} MiB`);
      }
      parts.push(bytes);
    }
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure("input_unreadable", `cannot read ${name}: ${reasonOf(error)}`);
  }
  return Buffer.concat(parts);
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "the file does not exist"],
  ["ENOTDIR", "a part of the path is not a folder"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
]);

function reasonOf(error: unknown): string {
  const code = systemCode(error);
  return reasons.get(code) ?? `system error ${code}`;
}
