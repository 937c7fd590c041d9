import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import * as application from "@vod-events/core";
import { storedInbox } from "@vod-events/core/inbox";
import * as provider from "@vod-events/core/provider";
import { importsOf, namedFiles, packages, root, staticImportsOf } from "./repository.js";

/** The JavaScript in a package's `dist`, as it is published. */
function builtFiles(name: string): readonly string[] {
  const dist = join(root, "packages", name, "dist");
  return readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => join(dist, file));
}

/** The files that a package's doors and commands load, and all that these load. */
function loadedFiles(name: string, imports: typeof importsOf): ReadonlySet<string> {
  const exported = namedFiles(name).filter((file) => file.endsWith(".js"));
  return loadedBy(
    exported.map((file) => join(name, file)),
    imports,
  );
}

/** Built files, and all that these load. */
function loadedBy(files: readonly string[], imports: typeof importsOf): ReadonlySet<string> {
  const found = new Set(files.map((file) => join(root, "packages", file)));
  // Entries that are added during the iteration are visited too.
  for (const path of found) {
    for (const target of imports({ path, text: readFileSync(path, "utf8") })) {
      if (target.startsWith(".")) found.add(join(dirname(path), target));
    }
  }
  return found;
}

/** The sources of a built file, relative to the repository. A file that only exports those of others has none. */
function sourcesOf(file: string): readonly string[] {
  if (!existsSync(`${file}.map`)) return [];
  const { sources } = JSON.parse(readFileSync(`${file}.map`, "utf8")) as { sources: string[] };
  return sources.map((source) => relative(root, join(dirname(file), source)));
}

describe("the bundles", () => {
  for (const name of packages()) {
    it(`of ${name} contain what its entry points load and no stale file`, () => {
      const loaded = loadedFiles(name, importsOf);
      assert.deepEqual(
        builtFiles(name).filter((file) => !loaded.has(file)),
        [],
      );
    });

    it(`of ${name} contain each source once, and its map finds it`, () => {
      const bundled = builtFiles(name).flatMap(sourcesOf);
      assert.deepEqual([...new Set(bundled)].sort(), [...bundled].sort());
      assert.deepEqual(
        bundled.filter((source) => !existsSync(join(root, source))),
        [],
      );
    });
  }

  it("of core's entry points share their classes", () => {
    assert.equal(application.VodError, provider.VodError);
    const store = {} as Parameters<typeof storedInbox>[0];
    assert.throws(() => storedInbox(store, { keepDoneSeconds: -1 }), application.VodError);
  });

  it("of core load rare features late", () => {
    const lazy =
      /core\/src\/(explain\/explain|callback\/(rotate-key|run-checks|send-test-delivery)|projection\/(media-projector|rebuild))\.ts$/;
    const all = builtFiles("core").flatMap(sourcesOf);
    assert.equal(all.filter((source) => lazy.test(source)).length, 6);
    const eager = [...loadedFiles("core", staticImportsOf)].flatMap(sourcesOf);
    assert.deepEqual(
      eager.filter((source) => lazy.test(source)),
      [],
    );
  });

  it("are few, because the first event pays for every file", () => {
    const doors = ["core/dist/index.js", "core/dist/provider/index.js", "tencent/dist/index.js"];
    const eager = [...loadedBy(doors, staticImportsOf)];
    assert.ok(eager.length <= 4, eager.join("\n"));
  });
});
