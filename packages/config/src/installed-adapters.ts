import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** An installed package of an adapter. */
export interface InstalledAdapter {
  /** The name of the adapter. */
  readonly name: string;
  readonly packageName: string;
  readonly folder: string;
}

/** The scope of the packages that are found without being named. */
const scope = "@vod-events";

/**
 * Finds the packages `@vod-events/*` whose `package.json` has a `vodEvents.adapter`, in `node_modules` of the folders
 * and their parents. The first of each name counts, as when Node resolves an import.
 */
export async function installedAdapters(
  folders: readonly string[],
): Promise<readonly InstalledAdapter[]> {
  const searched = new Set(folders.flatMap(withParents));
  const places = await Promise.all([...searched].map(packagesIn));
  const found = new Map<string, InstalledAdapter>();
  for (const adapter of places.flat()) {
    if (!found.has(adapter.name)) found.set(adapter.name, adapter);
  }
  return [...found.values()];
}

function withParents(folder: string): readonly string[] {
  const path = resolve(folder);
  const parent = dirname(path);
  return parent === path ? [path] : [path, ...withParents(parent)];
}

async function packagesIn(folder: string): Promise<readonly InstalledAdapter[]> {
  const scopeFolder = join(folder, "node_modules", scope);
  const names = await readdir(scopeFolder).catch(() => []);
  const found = await Promise.all(
    names.sort().map(async (packageName): Promise<readonly InstalledAdapter[]> => {
      const place = join(scopeFolder, packageName);
      const name = await adapterNameIn(place);
      if (name === undefined) return [];
      return [{ name, packageName: `${scope}/${packageName}`, folder: place }];
    }),
  );
  return found.flat();
}

/** Returns the name of the adapter of a package; `undefined` when it has none. */
export async function adapterNameIn(packageFolder: string): Promise<string | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
    const name: unknown = manifest?.vodEvents?.adapter;
    return typeof name === "string" && name !== "" ? name : undefined;
  } catch {
    return undefined;
  }
}
