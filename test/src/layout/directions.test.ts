import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { importsOf, packages, type SourceFile, sources } from "./repository.js";

/** The imports that each package may have besides its own files and Node's modules. */
const allowed: Readonly<Record<string, readonly RegExp[]>> = {
  core: [/^(eventemitter3|io-ts|leven)$/],
  config: [
    /^@vod-events\/core(\/provider)?$/,
    /^(import-meta-resolve|jiti|lilconfig|lossless-json)$/,
  ],
  tencent: [/^@vod-events\/core\/provider$/, /^tencentcloud-sdk-nodejs\//],
  alibaba: [/^@vod-events\/core\/provider$/, /^@alicloud\/pop-core$/],
  volcengine: [/^@vod-events\/core\/provider$/, /^@volcengine\/openapi\//],
  mux: [/^@vod-events\/core\/provider$/, /^@mux\/mux-node$/],
  baidu: [/^@vod-events\/core\/provider$/, /^@baiducloud\/sdk\//],
  fastify: [/^@vod-events\/core(\/http)?$/, /^fastify(-plugin)?$/],
  gateway: [/^@vod-events\/core(\/inbox)?$/],
  simulator: [/^@vod-events\/core$/],
  opentelemetry: [/^@vod-events\/core$/, /^@opentelemetry\/api$/],
  inspector: [/^@vod-events\/core(\/(inbox|media|provider))?$/],
  nats: [/^@vod-events\/core(\/inbox)?$/, /^@nats-io\/(jetstream|transport-node)$/],
  nestjs: [/^@vod-events\/core(\/http)?$/, /^@nestjs\/(common|core)$/],
  postgres: [/^@vod-events\/core(\/inbox)?$/],
  sqlite: [/^@vod-events\/core(\/inbox)?$/, /^@photostructure\/sqlite$/],
  testkit: [/^@vod-events\/core(\/(provider|inbox|media|samples))?$/],
  cli: [
    /^@vod-events\/core(\/(provider|inbox|media|http|samples))?$/,
    /^@vod-events\/(gateway|inspector|sqlite|postgres|simulator|config(\/installed)?)$/,
    /^(commander|lossless-json|ms|pg|picocolors)$/,
  ],
};

/** The folders and files of core that each folder of core may import, besides its own. */
const coreDirections: Readonly<Record<string, readonly string[]>> = {
  event: [],
  errors: ["event/envelope"],
  primitives: ["errors"],
  validation: ["errors"],
  diagnostics: ["errors", "event"],
  provider: [
    "errors",
    "event",
    "primitives/bounded-map",
    "primitives/try-parse-json",
    "primitives/unless-aborted",
    "validation/closest-match",
    "validation/reject-unknown-options",
  ],
  keys: ["diagnostics", "errors", "primitives", "provider", "validation"],
  media: ["errors", "event", "primitives", "provider"],
  inbox: ["diagnostics", "errors", "event", "media", "primitives", "provider", "validation"],
  instrumentation: [
    "diagnostics",
    "errors",
    "inbox/inbox",
    "inbox/received-event",
    "inbox/trace-context",
    "primitives/clock",
    "provider/provider",
  ],
  projection: [
    "diagnostics",
    "errors",
    "event",
    "inbox/store",
    "media",
    "primitives",
    "provider/media-rules",
    "validation",
  ],
  confirmation: [
    "diagnostics",
    "errors",
    "event",
    "inbox/received-event",
    "primitives",
    "provider",
  ],
  pipeline: [
    "confirmation/confirmed",
    "diagnostics",
    "errors",
    "event",
    "inbox",
    "instrumentation/instrumentation",
    "keys",
    "primitives",
    "provider",
  ],
  health: [
    "diagnostics",
    "errors",
    "inbox/inbox",
    "primitives",
    "pull/pull-status",
    "reconciliation/progress",
  ],
  pull: [
    "diagnostics",
    "errors",
    "inbox/handling-options",
    "inbox/received-event",
    "pipeline",
    "primitives",
    "provider",
  ],
  reconciliation: [
    "diagnostics",
    "errors",
    "event",
    "inbox",
    "media",
    "pipeline",
    "primitives",
    "provider",
    "validation",
  ],
  callback: [
    "diagnostics",
    "errors",
    "event",
    "inbox/store",
    "keys",
    "pipeline/test-delivery",
    "primitives",
    "provider",
    "validation",
  ],
  explain: [
    "errors",
    "keys/delivery-keys",
    "pipeline",
    "primitives/bounded-map",
    "primitives/try-parse-json",
    "provider",
    "validation/closest-match",
  ],
  samples: ["errors", "event", "provider", "validation/closest-match"],
  application: [
    "callback",
    "confirmation",
    "diagnostics",
    "errors",
    "health",
    "inbox",
    "instrumentation",
    "keys",
    "pipeline",
    "primitives",
    "projection",
    "provider",
    "pull",
    "reconciliation",
    "validation",
  ],
  http: ["pipeline/read-body", "vod-events"],
};

describe("import rules", () => {
  it("exist for every package", () => {
    assert.deepEqual(Object.keys(allowed).sort(), [...packages()].sort());
  });

  for (const [name, patterns] of Object.entries(allowed)) {
    it(`allow ${name} its listed imports only`, () => {
      const violations = sources(`packages/${name}/src`).flatMap((file) =>
        importsOf(file)
          .filter((target) => !target.startsWith("node:") && !patterns.some((p) => p.test(target)))
          .filter((target) => !staysInside(file, target, `packages/${name}/src`))
          .map((target) => `${file.path} imports ${target}`),
      );
      assert.deepEqual(violations, []);
    });
  }

  it("exist for every folder of core, and only entry points are at its top", () => {
    const entries = sources("packages/core/src").map(({ path }) => path.split("/").slice(3));
    const folders = new Set(entries.filter(({ length }) => length > 1).map(([folder]) => folder));
    const files = entries.filter(({ length }) => length === 1).flat();
    assert.deepEqual([...folders].sort(), Object.keys(coreDirections).sort());
    assert.deepEqual(files.sort(), ["index.ts", "vod-events.ts"]);
  });

  for (const [folder, targets] of Object.entries(coreDirections)) {
    it(`allow core/${folder} to import ${targets.join(", ") || "nothing else"}`, () => {
      const inside = `packages/core/src/${folder}`;
      const ok = [folder, ...targets].map((target) => `packages/core/src/${target}`);
      const violations = sources(inside).flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith("."))
          .map((target) => join(dirname(file.path), target).replace(/\.js$/, ""))
          .filter((path) => !ok.some((place) => path === place || path.startsWith(`${place}/`)))
          .map((path) => `${file.path} imports ${path}`),
      );
      assert.deepEqual(violations, []);
    });
  }
});

function staysInside(file: SourceFile, target: string, folder: string): boolean {
  return target.startsWith(".") && join(dirname(file.path), target).startsWith(`${folder}/`);
}
