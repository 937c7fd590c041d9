import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { lilconfig } from "lilconfig";
import { invalid } from "./invalid.js";
import { systemCode } from "./system-code.js";

/** A config file. */
export interface ConfigFile {
  readonly path: string;
  /** The path from the working directory, for errors. */
  readonly name: string;
}

/** The file formats by file extension. */
const endings = [".ts", ".mts", ".js", ".mjs", ".cjs", ".json"];

const names = endings.map((ending) => `vod-events.config${ending}`);

/** The file at a given path. */
export function namedFile(path: string, cwd: string): ConfigFile {
  const file = { path: resolve(cwd, path), name: nameOf(resolve(cwd, path), cwd) };
  if (endings.includes(extname(path))) return file;
  throw invalid(`${file.name}: not a config file. Its name must end in ${endings.join(", ")}`);
}

/**
 * Searches a folder and its parents up to the first with a `.git`, or up to the home directory. Outside both it
 * searches only the folder itself.
 *
 * @throws VodError `config_invalid` if one folder has two config files
 */
export async function findFile(cwd: string): Promise<ConfigFile | undefined> {
  const path = await search(cwd);
  if (path === undefined) return undefined;
  const rivals = (await readdir(dirname(path))).filter((name) => names.includes(name)).sort();
  if (rivals.length > 1) {
    const all = rivals.map((name) => nameOf(join(dirname(path), name), cwd)).join(" and ");
    throw invalid(`${all} exist in the same folder. Keep one of them`);
  }
  return { path, name: nameOf(path, cwd) };
}

async function search(cwd: string): Promise<string | undefined> {
  const searcher = lilconfig("vod-events", {
    searchPlaces: names,
    loaders: Object.fromEntries(endings.map((ending) => [ending, () => undefined])),
    stopDir: lastFolder(cwd),
    cache: false,
    ignoreEmptySearchPlaces: false,
  });
  try {
    return (await searcher.search(cwd))?.filepath;
  } catch (error) {
    throw invalid(`the config file cannot be read: system error ${systemCode(error)}`);
  }
}

/** Outside a repository and the home directory, a parent folder may belong to another user, so it is not searched. */
function lastFolder(cwd: string): string {
  const start = resolve(cwd);
  const home = homedir();
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    if (folder === home || existsSync(join(folder, ".git"))) return folder;
  }
  return start;
}

function nameOf(path: string, cwd: string): string {
  return relative(cwd, path) || basename(path);
}
