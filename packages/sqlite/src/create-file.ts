import { closeSync, lstatSync, openSync } from "node:fs";
import { VodError } from "@vod-events/core";
import { invalidPath } from "./failures.js";

/**
 * Creates an empty file that only its owner may read, because callbacks contain signed URLs. SQLite gives its other
 * files the same permissions. An existing file is not opened: closing it would drop this process's locks on it.
 *
 * https://www.sqlite.org/howtocorrupt.html
 */
export function createFile(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw invalidPath(path, "is in a folder that does not exist", error);
    if (code === "ENOTDIR") throw invalidPath(path, "is below a file that is not a folder", error);
    if (code !== "EEXIST") {
      const words = `cannot be created (${code}). Check the permissions of its folder and the disk`;
      throw new VodError("inbox_unavailable", `the inbox file ${path} ${words}`, { cause: error });
    }
    if (lstatSync(path).isDirectory()) throw invalidPath(path, "is a folder. Choose a file in it");
  }
}
