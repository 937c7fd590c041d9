import { existsSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { resolve as resolveImport } from "import-meta-resolve";
import { adapterInModule } from "./adapter-in-module.js";
import type { AdapterFactory } from "./adapters.js";
import { evaluateTypeScript } from "./evaluate.js";
import { evaluationFailure } from "./evaluation-failure.js";
import { adapterNameIn } from "./installed-adapters.js";
import { invalid } from "./invalid.js";

/** A module to import: the name of a package, or the path of a file. */
export interface AdapterModule {
  /** The name of the adapter in the config. */
  readonly name: string;
  readonly specifier: string;
  /** The folder that packages are resolved and paths are relative to. */
  readonly folder: string;
  /** Names the module in errors. */
  readonly source: string;
}

/**
 * Imports an adapter.
 *
 * @throws VodError `config_invalid` when it is not installed, fails to load or exports no adapter
 */
export async function importAdapter(module: AdapterModule): Promise<AdapterFactory> {
  const path = isPath(module.specifier)
    ? resolve(module.folder, module.specifier)
    : packageEntry(module);
  const exported = await importFile(path, module);
  return adapterInModule(exported, [await packageAdapterOf(path), module.name], module.source);
}

function isPath(specifier: string): boolean {
  return /^(\.{1,2}[/\\]|[/\\]|[A-Za-z]:[/\\])/.test(specifier);
}

function packageEntry({ specifier, folder, source }: AdapterModule): string {
  try {
    return fileURLToPath(resolveImport(specifier, pathToFileURL(`${folder}/package.json`).href));
  } catch (cause) {
    const isName = /^(@[\w.-]+\/)?[\w.-]+(\/[\w./-]+)?$/.test(specifier);
    const advice = isName ? `Run npm install ${specifier}` : "Name a package, or a path with ./";
    throw invalid(`${source}: not installed. ${advice}`, { cause });
  }
}

async function importFile(path: string, { source }: AdapterModule): Promise<object> {
  if (!existsSync(path)) throw invalid(`${source}: the file does not exist`);
  const file = { path, name: source };
  try {
    if (/^\.m?ts$/.test(extname(path))) return await evaluateTypeScript(file);
    return await import(pathToFileURL(path).href);
  } catch (error) {
    const { message, cause } = evaluationFailure(error, file);
    throw invalid(`${source}: ${message}`, { cause });
  }
}

/** Returns the name of the adapter of the package that a file belongs to. */
async function packageAdapterOf(path: string): Promise<string | undefined> {
  let folder = dirname(path);
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) {
    folder = dirname(folder);
  }
  return adapterNameIn(folder);
}
