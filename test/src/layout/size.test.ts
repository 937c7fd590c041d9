import assert from "node:assert/strict";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { manifest, root } from "./repository.js";

/** Bundles core as an application does. Returns the compressed bytes that load at the start, and those of all files. */
async function sizes(): Promise<{ readonly start: number; readonly all: number }> {
  const { outputFiles, metafile } = await build({
    entryPoints: { index: join(root, "packages/core/dist/index.js") },
    external: Object.keys(manifest("core").dependencies),
    ...{ bundle: true, splitting: true, minify: true, write: false, metafile: true },
    ...{ format: "esm", platform: "node", outdir: "out", absWorkingDir: root },
    // An entry point imports a chunk of which it uses nothing, so that it runs first.
    logOverride: { "ignored-bare-import": "silent" },
  });
  const bytes = new Map(
    outputFiles.map(({ path, contents }) => [path, gzipSync(contents).byteLength]),
  );
  const start = new Set(["out/index.js"]);
  // Entries that are added during the iteration are visited too.
  for (const file of start) {
    for (const { path, kind } of metafile.outputs[file]?.imports ?? []) {
      if (kind === "import-statement" && path in metafile.outputs) start.add(path);
    }
  }
  const sum = (paths: Iterable<string>) =>
    [...paths].reduce((total, path) => total + (bytes.get(path) ?? 0), 0);
  return { start: sum([...start].map((file) => join(root, file))), all: sum(bytes.keys()) };
}

describe("the size of core", () => {
  it("is below 40 KB minified and compressed at the start, and below 60 KB in all", async () => {
    const { start, all } = await sizes();
    assert.ok(start > 1000 && start < 40_000, `${start} bytes`);
    assert.ok(all > start && all < 60_000, `${all} bytes`);
  });
});
