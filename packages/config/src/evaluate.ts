import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { evaluationFailure } from "./evaluation-failure.js";
import type { ConfigFile } from "./find-file.js";

/** Runs a TypeScript file without a module cache and returns its exports. Writes nothing to the disk. */
export async function evaluateTypeScript(file: ConfigFile): Promise<object> {
  try {
    const translator = await loadTranslator();
    return await translator.import(pathToFileURL(file.path).href);
  } catch (error) {
    throw evaluationFailure(error, file);
  }
}

/** Runs a JavaScript file again, with cached imports, and returns its exports. */
export async function evaluateJavaScript(file: ConfigFile, text: string): Promise<object> {
  delete createRequire(import.meta.url).cache[file.path];
  try {
    return await import(`${pathToFileURL(file.path).href}?${randomUUID()}`);
  } catch (error) {
    const place = error instanceof SyntaxError ? await syntaxError(file, text) : undefined;
    throw evaluationFailure(error, file, place);
  }
}

/** Loaded only for TypeScript files, because it is slow to load. */
async function loadTranslator() {
  const { createJiti } = await import("jiti");
  return createJiti(import.meta.url, { fsCache: false, moduleCache: false, interopDefault: false });
}

/** Finds the place of a syntax error, which Node does not report to a program. */
async function syntaxError(
  { path: filename }: ConfigFile,
  source: string,
): Promise<string | undefined> {
  const translator = await loadTranslator();
  const code = translator.transform({ source, filename, async: true });
  const line = /__JITI_ERROR__ = .*?"line":(\d+),"column":(\d+)/.exec(code);
  return line === null ? undefined : `${filename}:${line[1]}:${line[2]}`;
}
