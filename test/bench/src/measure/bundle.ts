import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * The size of modules with all their imports, minified and compressed.
 *
 * @param doors - what an application imports, such as `@vod-events/core`
 * @param external - packages that are left out
 */
export async function bundledBytes(
  entryPoints: readonly string[],
  external: readonly string[],
): Promise<number> {
  const paths = entryPoints.map((entryPoint) => fileURLToPath(import.meta.resolve(entryPoint)));
  const { outputFiles } = await build({
    stdin: {
      contents: paths.map((path) => `export * from ${JSON.stringify(path)};`).join("\n"),
      resolveDir: import.meta.dirname,
    },
    ...{ bundle: true, minify: true, write: false, format: "esm", platform: "node" },
    external: [...external],
    // A door imports a chunk that it uses nothing of for the order alone.
    logOverride: { "ignored-bare-import": "silent" },
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).byteLength;
}
