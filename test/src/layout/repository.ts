import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** The folder of the repository, from where the compiled tests are. */
export const root = join(import.meta.dirname, "../../..");

/** A source file: its path from the repository's folder, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The TypeScript files below a folder of the repository. */
export function sources(folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, "utf8") }));
}

/** The pages for readers: Markdown at the top, in docs, and the packages' READMEs. Records of the past are left out. */
export function pages(): readonly SourceFile[] {
  const docs = ["docs", "docs/adapters"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  );
  const top = readdirSync(root).filter(
    (name) => name.endsWith(".md") && !name.startsWith("CHANGELOG"),
  );
  return [...top, ...docs, ...packages().map((name) => `packages/${name}/README.md`)].map(
    (path) => ({ path, text: readFileSync(join(root, path), "utf8") }),
  );
}

/** The packages of the workspace that are published. */
export function packages(): readonly string[] {
  return readdirSync(join(root, "packages"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** A package's manifest. */
export function manifest(name: string) {
  return JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
}

/** Returns the files that a package's manifest exports or declares as commands. */
export function namedFiles(name: string): readonly string[] {
  const { exports, imports = {}, bin = {} } = manifest(name);
  return [exports, imports, bin].flatMap((exported) =>
    Object.values<string | Record<string, string>>(exported).flatMap((target) =>
      typeof target === "string" ? [target] : Object.values(target),
    ),
  );
}

/** Returns all imports of a file, static and dynamic, as written. */
export function importsOf(file: SourceFile): readonly string[] {
  return matches(file, /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)"([^"]+)"/g);
}

/** Returns the static imports of a file, as written. */
export function staticImportsOf(file: SourceFile): readonly string[] {
  return matches(file, /(?:\bfrom\s+|\bimport\s+)"([^"]+)"/g);
}

function matches({ text }: SourceFile, pattern: RegExp): readonly string[] {
  const code = text.replaceAll(/^\s*(\/?\*|\/\/).*$/gm, "");
  return [...code.matchAll(pattern)].map((match) => match[1] ?? "");
}
