import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Io } from "../io/io.js";

/**
 * Creates the folder for the state of simulated clouds, which only its owner may read: in `node_modules/.cache` of the
 * project, or else in the user's cache.
 */
export async function stateFolder({ cwd = ".", env }: Pick<Io, "cwd" | "env">): Promise<string> {
  const project = projectFolder(resolve(cwd));
  const modules = join(project, "node_modules");
  const name = createHash("sha256").update(project).digest("hex").slice(0, 16);
  const cache = env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const folder = existsSync(modules)
    ? join(modules, ".cache", "vod-events")
    : join(cache, "vod-events", name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The nearest folder with a manifest, or the folder itself. */
function projectFolder(start: string): string {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
  }
  return start;
}
