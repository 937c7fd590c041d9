import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

type Package = typeof import("@vod-events/postgres");

/** The package as a later version would be: with more migrations. */
export interface NextVersion extends Package {
  remove(): Promise<void>;
}

/** Loads a copy of the package whose schema has more migrations, as statements. */
export async function nextVersion(...steps: readonly string[]): Promise<NextVersion> {
  const folder = mkdtempSync(join(tmpdir(), "vod-events-next-"));
  symlinkSync(join(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"), "dir");
  const current = readFileSync(fileURLToPath(import.meta.resolve("@vod-events/postgres")), "utf8");
  const path = join(folder, "index.mjs");
  writeFileSync(path, `${current}\nmigrations.push(...${JSON.stringify(steps)});\n`);
  const loaded: Package = await import(pathToFileURL(path).href);
  return { ...loaded, remove: () => rm(folder, { recursive: true }) };
}
