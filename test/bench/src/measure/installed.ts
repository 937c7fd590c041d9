import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** The size information of a package. */
interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
}

/** The bytes that packages and all they depend on take up once installed; peers are not among them. */
export function installedBytes(folders: readonly string[]): number {
  const seen = new Set<string>();
  const visit = (folder: string): void => {
    const path = realpathSync(folder);
    if (seen.has(path)) return;
    seen.add(path);
    for (const name of Object.keys(manifestIn(path).dependencies ?? {})) {
      visit(dependencyOf(path, name));
    }
  };
  folders.forEach(visit);
  return [...seen].reduce((total, folder) => total + publishedBytes(folder), 0);
}

/** The folder of a dependency, where Node looks for it. */
function dependencyOf(folder: string, name: string): string {
  for (let place = folder; ; place = dirname(place)) {
    const candidate = join(place, "node_modules", name);
    if (statSync(candidate, { throwIfNoEntry: false })) return candidate;
    if (place === dirname(place)) throw new Error(`${name} is not installed; run pnpm install`);
  }
}

/** A package of the workspace has more in its folder than it publishes. */
function publishedBytes(folder: string): number {
  const { name, files = [] } = manifestIn(folder);
  const published = files.filter((file) => !file.startsWith("!"));
  const places = name.startsWith("@vod-events/") ? [...published, "package.json"] : ["."];
  return places.reduce((total, place) => total + bytesBelow(join(folder, place)), 0);
}

function bytesBelow(path: string): number {
  const stat = statSync(path);
  if (stat.isFile()) return stat.size;
  return readdirSync(path)
    .filter((name) => name !== "node_modules")
    .reduce((total, name) => total + bytesBelow(join(path, name)), 0);
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
