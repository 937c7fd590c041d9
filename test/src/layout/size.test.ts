import assert from "node:assert/strict";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { manifest, root } from "./repository.js";

describe("the size of core", () => {
  it("is below 40 KB minified and compressed, without dependencies", async () => {
    const { outputFiles } = await build({
      entryPoints: [join(root, "packages/core/dist/index.js")],
      external: Object.keys(manifest("core").dependencies),
      ...{ bundle: true, minify: true, write: false, format: "esm", platform: "node" },
      // A door imports a chunk that it uses nothing of for the order alone.
      logOverride: { "ignored-bare-import": "silent" },
    });
    const bytes = gzipSync(outputFiles[0]?.contents ?? "").byteLength;
    assert.ok(bytes > 1000 && bytes < 40_000, `${bytes} bytes`);
  });
});
