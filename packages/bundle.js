import { readdir, readFile, rm } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { rolldown } from "rolldown";

// Each loaded file delays the first event of a process. So each entry point is published as one file. The entry points
// of core share one chunk, and what is loaded late has chunks of its own. `tsc -b` checks the types and writes the
// declarations.

/** The sources of core that an application does not need at its start. */
const late =
  /core\/src\/(explain|media|samples|callback\/(rotate-key|run-checks|send-test-delivery)|projection\/(media-projector|rebuild))\b/;

const folders = await readdir(import.meta.dirname, { withFileTypes: true });
await Promise.all(folders.filter((entry) => entry.isDirectory()).map(({ name }) => bundle(name)));

/**
 * Writes the JavaScript of a package.
 *
 * @param {string} name
 */
async function bundle(name) {
  const folder = join(import.meta.dirname, name);
  const build = await rolldown({
    cwd: folder,
    input: await entryPoints(folder),
    external: (id) => !(id.startsWith(".") || isAbsolute(id)),
    platform: "node",
    transform: { target: "node20" },
  });
  const { output } = await build.write({
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name]-[hash].js",
    codeSplitting: {
      groups: [
        {
          name: "shared",
          minShareCount: 2,
          test: (id) => id.includes("/core/src/") && !late.test(id),
        },
      ],
    },
    comments: { jsdoc: false },
    sourcemap: true,
    // `src` is published beside `dist`.
    sourcemapExcludeSources: true,
  });
  await build.close();
  await removeStale(
    folder,
    output.map(({ fileName }) => join("dist", fileName)),
  );
}

/**
 * The source files of the entry points in a manifest: its `exports`, and the `imports` of its command.
 *
 * @param {string} folder
 * @returns {Promise<Record<string, string>>} by the path below `dist`, without `.js`
 */
async function entryPoints(folder) {
  /** @type {Record<"exports" | "imports", Record<string, string | { default: string }>>} */
  const { exports, imports } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const paths = Object.values({ ...exports, ...imports })
    .map((target) => (typeof target === "string" ? target : target.default))
    .flatMap((path) => /^\.\/dist\/(.*)\.js$/.exec(path)?.[1] ?? []);
  return Object.fromEntries(paths.map((path) => [path, join(folder, "src", `${path}.ts`)]));
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
