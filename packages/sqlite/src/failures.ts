import { isVodError, VodError } from "@vod-events/core";
import { resultCode } from "./driver.js";

/** The problem and its fix by SQLite result code: https://www.sqlite.org/rescode.html */
const advice: Readonly<Record<number, string>> = {
  3: "cannot be accessed. Check the permissions of the file and its folder",
  5: "is locked by another program. End its transaction, or raise lockTimeoutSeconds",
  6: "is locked by another program. End its transaction, or raise lockTimeoutSeconds",
  8: "cannot be written. Check the permissions of the file and its folder, and that the disk is not read-only",
  10: "cannot be read or written. The disk fails, or a limit on file sizes is reached",
  11: "is damaged. Stop its programs, keep a copy, and restore a backup or run `sqlite3 <file> .recover`",
  13: "cannot grow, because the disk is full. Free some space",
  14: "cannot be opened. Check the permissions of the file and its folder",
  26: "is not a SQLite database, or its header is damaged. Choose another file, or restore a backup",
};

const busy = new Set([5, 6]);

/** Tells whether an error is a lock of another process, which is temporary. */
export function isLocked(error: unknown): boolean {
  return busy.has(resultCode(error) ?? 0);
}

/** Returns the error to throw for a failure with a file. Unexpected errors stay unchanged. */
export function failureOf(error: unknown, path: string): unknown {
  const code = resultCode(error);
  if (code === undefined || isVodError(error)) return error;
  const words = advice[code] ?? `cannot be used: SQLite error ${code}. See the cause`;
  return new VodError("inbox_unavailable", `the inbox file ${path} ${words}`, { cause: error });
}

/** The error for a path that cannot be an inbox. */
export function invalidPath(path: string, words: string, cause?: unknown): VodError {
  return new VodError("config_invalid", `the inbox file ${path} ${words}`, { cause });
}
