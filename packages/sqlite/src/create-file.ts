import { closeSync, lstatSync, openSync } from "node:fs";
import { VodError } from "@vod-events/core";
import { wrongPath } from "./failures.js";

/**
 * Makes an empty file that only its owner may read, since callbacks hold signed URLs, unless there is one.
 * SQLite gives the files beside it the same permissions. A file that is there is not opened: closing it
 * again would drop the locks that this process holds on it.
 * https://www.sqlite.org/howtocorrupt.html
 */
export function createFile(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw wrongPath(path, "is in a folder that does not exist", error);
    if (code === "ENOTDIR") throw wrongPath(path, "is below something that is no folder", error);
    if (code !== "EEXIST") {
      const words = `cannot be made (${code}): check its folder's permissions and the disk`;
      throw new VodError("inbox_unavailable", `the inbox file ${path} ${words}`, { cause: error });
    }
    if (lstatSync(path).isDirectory()) throw wrongPath(path, "is a folder: name a file in it");
  }
}
