import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** The sizes of a bundle, in bytes, minified and compressed. */
export interface BundleSize {
  /** The files that load at the start: those that no `import()` needs. */
  readonly start: number;
  readonly all: number;
}

/**
 * Returns the size of modules with all their imports.
 *
 * @param entryPoints - what an application imports, such as `@vod-events/core`
 * @param external - packages that are left out
 */
export async function bundleSize(
  entryPoints: readonly string[],
  external: readonly string[],
): Promise<BundleSize> {
  const paths = entryPoints.map((entryPoint) => fileURLToPath(import.meta.resolve(entryPoint)));
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: paths.map((path) => `export * from ${JSON.stringify(path)};`).join("\n"),
      resolveDir: import.meta.dirname,
    },
    ...{ bundle: true, splitting: true, minify: true, write: false, metafile: true },
    ...{ format: "esm", platform: "node", outdir: "/", absWorkingDir: "/" },
    external: [...external],
    // An entry point imports a chunk of which it uses nothing, so that it runs first.
    logOverride: { "ignored-bare-import": "silent" },
  });
  const start = new Set(["stdin.js"]);
  // Entries that are added during the iteration are visited, too.
  for (const file of start) {
    for (const { path, kind } of metafile.outputs[file]?.imports ?? []) {
      if (kind === "import-statement" && path in metafile.outputs) start.add(path);
    }
  }
  let [startBytes, all] = [0, 0];
  for (const { path, contents } of outputFiles) {
    const bytes = gzipSync(contents, { level: 9 }).byteLength;
    all += bytes;
    if (start.has(path.slice(1))) startBytes += bytes;
  }
  return { start: startBytes, all };
}
