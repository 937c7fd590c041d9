import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

// Each loaded file delays the first event of a process. So each entry point is published as one file, with chunks for
// shared and lazily loaded code. `tsc -b` checks the types and writes the declarations.

const folders = await readdir(import.meta.dirname, { withFileTypes: true });
await Promise.all(folders.filter((entry) => entry.isDirectory()).map(({ name }) => bundle(name)));

/**
 * Writes the JavaScript of a package.
 *
 * @param {string} name
 */
async function bundle(name) {
  const folder = join(import.meta.dirname, name);
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: await entryPoints(folder),
    outbase: "src",
    outdir: "dist",
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "linked",
    // `src` is published beside `dist`.
    sourcesContent: false,
    metafile: true,
  });
  await removeStale(folder, Object.keys(metafile.outputs));
}

/**
 * The source files of the entry points in a manifest: its `exports`, and the `imports` of its command.
 *
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function entryPoints(folder) {
  /** @type {Record<"exports" | "imports", Record<string, string | { default: string }>>} */
  const { exports, imports } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return Object.values({ ...exports, ...imports })
    .map((target) => (typeof target === "string" ? target : target.default))
    .flatMap((path) => /^\.\/dist\/(.*)\.js$/.exec(path)?.[1] ?? [])
    .map((path) => `src/${path}.ts`);
}

/**
 * Removes the files of an earlier build, because all of `dist` is published. `tsc` manages the declarations.
 *
 * @param {string} folder
 * @param {readonly string[]} written from the package's folder
 */
async function removeStale(folder, written) {
  const kept = new Set(written.map((path) => join(folder, path)));
  const entries = await readdir(join(folder, "dist"), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.js(\.map)?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(paths.filter((path) => !kept.has(path)).map((path) => rm(path)));
}
