import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { importsOf, packages, type SourceFile, sources } from "./repository.js";

/** What a package may import besides its own files and Node's modules. */
const allowed: Readonly<Record<string, readonly RegExp[]>> = {
  core: [/^(eventemitter3|io-ts|leven|lossless-json)$/],
  config: [/^@vod-events\/core(\/provider)?$/, /^(jiti|lilconfig|lossless-json)$/],
  tencent: [/^@vod-events\/core\/provider$/, /^io-ts$/, /^tencentcloud-sdk-nodejs\//],
  baidu: [/^@vod-events\/core\/provider$/, /^io-ts$/, /^@baiducloud\/sdk\//],
  simulator: [/^@vod-events\/core$/],
  sqlite: [/^@vod-events\/core(\/inbox)?$/, /^@photostructure\/sqlite$/],
  testkit: [/^@vod-events\/core(\/(provider|inbox))?$/],
  cli: [
    /^@vod-events\/core(\/(provider|inbox|http))?$/,
    /^@vod-events\/(tencent|baidu|sqlite|config)$/,
    /^(commander|lossless-json|ms|picocolors)$/,
  ],
};

/** Which folders of core a folder of core may import from; its own always. */
const coreDirections: Readonly<Record<string, readonly string[]>> = {
  event: [],
  provider: [
    "config/known-options",
    "config/nearest",
    "event",
    "flow/parse",
    "flow/decode",
    "errors",
  ],
  config: ["errors"],
  keys: ["callback/config", "clock", "config", "errors", "observe"],
  flow: [
    "event",
    "keys",
    "provider",
    "providers",
    "inbox",
    "clock",
    "deadlines",
    "errors",
    "handlers",
    "observe",
    "told-url",
    "turn",
  ],
  inbox: [
    "event",
    "config",
    "provider",
    "clock",
    "deadlines",
    "error-words",
    "errors",
    "handlers",
    "linked-list",
    "observe",
    "pause",
    "retry",
    "turn",
    "unfinished",
  ],
  pull: [
    "provider",
    "flow",
    "inbox/handling",
    "clock",
    "errors",
    "handlers",
    "observe",
    "pace",
    "retry",
  ],
  confirmation: [
    "event",
    "provider",
    "providers",
    "inbox/inbox",
    "clock",
    "errors",
    "handlers",
    "observe",
    "pace",
  ],
  callback: [
    "event",
    "flow/receiver-check",
    "provider",
    "inbox",
    "keys",
    "clock",
    "config",
    "errors",
    "retry",
  ],
  explain: ["config/nearest", "flow", "provider", "providers", "errors"],
  http: ["flow/body", "vod-events"],
};

describe("the direction of imports", () => {
  it("is known for every package", () => {
    assert.deepEqual(Object.keys(allowed).sort(), [...packages()].sort());
  });

  for (const [name, patterns] of Object.entries(allowed)) {
    it(`of ${name} leads only to what it may know`, () => {
      const strays = sources(`packages/${name}/src`).flatMap((file) =>
        importsOf(file)
          .filter((target) => !target.startsWith("node:") && !patterns.some((p) => p.test(target)))
          .filter((target) => !staysInside(file, target, `packages/${name}/src`))
          .map((target) => `${file.path} imports ${target}`),
      );
      assert.deepEqual(strays, []);
    });
  }

  for (const [folder, targets] of Object.entries(coreDirections)) {
    it(`of core/${folder} leads only to ${targets.join(", ") || "itself"}`, () => {
      const inside = `packages/core/src/${folder}`;
      const ok = [folder, ...targets].map((target) => `packages/core/src/${target}`);
      const strays = sources(inside).flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith("."))
          .map((target) => join(dirname(file.path), target).replace(/\.js$/, ""))
          .filter((path) => !ok.some((place) => path === place || path.startsWith(`${place}/`)))
          .map((path) => `${file.path} imports ${path}`),
      );
      assert.deepEqual(strays, []);
    });
  }
});

function staysInside(file: SourceFile, target: string, folder: string): boolean {
  return target.startsWith(".") && join(dirname(file.path), target).startsWith(`${folder}/`);
}
