import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { CommandFailure } from "../io/failure.js";
import { systemCode } from "../io/system-code.js";
import type { CheckReport } from "./check-report.js";

/**
 * Rejects a file that exists.
 *
 * @throws CommandFailure
 */
export function rejectExisting(path: string): void {
  if (existsSync(path)) throw existing(path);
}

/**
 * Writes a report to a new file, which only its owner may read.
 *
 * @throws CommandFailure when the file exists or cannot be written
 */
export async function writeReport(path: string, report: CheckReport): Promise<void> {
  const text = `${JSON.stringify(report, undefined, 2)}\n`;
  try {
    await writeFile(path, text, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const code = systemCode(error);
    if (code === "EEXIST") throw existing(path);
    throw unwritable(`cannot write ${path}: system error ${code}`);
  }
}

function existing(path: string): CommandFailure {
  return unwritable(`${path} exists and is not overwritten. Choose another file for the report`);
}

function unwritable(message: string): CommandFailure {
  return new CommandFailure("report_unwritable", message);
}
