import { isVodError, VodError } from "@vod-events/core";
import { resultCode } from "./driver.js";

/** What is wrong and what to do, by SQLite's result code: https://www.sqlite.org/rescode.html */
const advice: Readonly<Record<number, string>> = {
  3: "may not be used: check the permissions of the file and its folder",
  5: "is locked by another program: end its transaction, or raise lockTimeoutSeconds",
  6: "is locked by another program: end its transaction, or raise lockTimeoutSeconds",
  8: "cannot be written: check the permissions of the file and its folder, and that no disk is read-only",
  10: "cannot be read or written: the disk under it fails, or a limit on file sizes is reached",
  11: "is damaged: stop what uses it, keep a copy, and restore a backup or rescue it with `sqlite3 <file> .recover`",
  13: "cannot grow, since the disk is full: free some space",
  14: "cannot be opened: check the permissions of the file and its folder",
  26: "is no SQLite database, or its beginning is damaged: name another file, or restore a backup",
};

const busy = new Set([5, 6]);

/** Whether an error says that somebody else has a lock, which ends by itself. */
export function isLocked(error: unknown): boolean {
  return busy.has(resultCode(error) ?? 0);
}

/** The error to throw for one that came up while a file was used; a defect stays as it is. */
export function failureOf(error: unknown, path: string): unknown {
  const code = resultCode(error);
  if (code === undefined || isVodError(error)) return error;
  const words = advice[code] ?? `cannot be used: SQLite says ${code}, see the cause`;
  return new VodError("inbox_unavailable", `the inbox file ${path} ${words}`, { cause: error });
}

/** The error for a path that no waiting makes an inbox. */
export function wrongPath(path: string, words: string, cause?: unknown): VodError {
  return new VodError("config_invalid", `the inbox file ${path} ${words}`, { cause });
}
