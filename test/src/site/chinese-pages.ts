import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, type SourceFile } from "../layout/repository.js";
import { hasTwin, listed, twinOf } from "./pages.js";

/** The pages in Chinese. */
export function chinesePages(): readonly SourceFile[] {
  return listed
    .filter(hasTwin)
    .map(twinOf)
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}
