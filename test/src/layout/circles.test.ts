import assert from "node:assert/strict";
import { circles, fileGraph, folderGraph, type Graph } from "./import-graph.js";
import { packages, sources } from "./repository.js";

/** A planted source file that imports others. */
const file = (path: string, ...targets: readonly string[]) => ({
  path,
  text: targets.map((target) => `import type { X } from "${target}";`).join("\n"),
});

describe("the imports of a package", () => {
  for (const name of packages()) {
    const files = fileGraph(sources(`packages/${name}/src`));

    it(`contain no circle between files in ${name}`, () => {
      assert.deepEqual(circles(files), []);
    });

    it(`contain no circle between folders in ${name}`, () => {
      assert.deepEqual(circles(folderGraph(files)), []);
    });
  }
});

describe("circles", () => {
  it("names the path of a circle between files, type imports included", () => {
    const files = [
      file("src/a.ts", "./b.js"),
      file("src/b.ts", "./c.js"),
      file("src/c.ts", "./a.js"),
    ];
    assert.deepEqual(circles(fileGraph(files)), ["src/a.ts → src/b.ts → src/c.ts → src/a.ts"]);
  });

  it("finds a circle through a dynamic import", () => {
    const files = [
      { path: "src/a.ts", text: 'const b = await import("./b.js");' },
      file("src/b.ts", "./a.js"),
    ];
    assert.deepEqual(circles(fileGraph(files)), ["src/a.ts → src/b.ts → src/a.ts"]);
  });

  it("names the path of a circle between folders whose files form none", () => {
    const files = fileGraph([
      file("src/x/a.ts", "../y/b.js"),
      file("src/y/b.ts"),
      file("src/y/c.ts", "../x/d.js"),
      file("src/x/d.ts"),
    ]);
    assert.deepEqual(circles(files), []);
    assert.deepEqual(circles(folderGraph(files)), ["src/x → src/y → src/x"]);
  });

  it("counts a file at the top as the top folder", () => {
    const files = fileGraph([
      file("src/index.ts", "./x/a.js"),
      file("src/x/a.ts", "../b.js"),
      file("src/b.ts"),
    ]);
    assert.deepEqual(circles(folderGraph(files)), ["src → src/x → src"]);
  });

  it("finds none in a graph without circles", () => {
    const graph: Graph = new Map([
      ["a", new Set(["b", "c"])],
      ["b", new Set(["c"])],
      ["c", new Set()],
    ]);
    assert.deepEqual(circles(graph), []);
  });
});
