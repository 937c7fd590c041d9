import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import type { Provider } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";
import { manifest, namedFiles, packages, root, sources } from "./repository.js";

const template = [
  "api/client",
  "api/api-error",
  "api/options",
  "callback",
  "capabilities",
  "index",
  "sample-delivery",
  "verify",
];

describe("the source files", () => {
  const adapters: readonly Provider[] = [tencent(), baidu(), alibaba(), volcengine(), mux()];
  for (const provider of adapters) {
    it(`of the ${provider.id} adapter follow the common layout`, () => {
      const own = [
        ...(provider.queue === undefined ? [] : ["queue"]),
        ...(provider.confirmation === undefined ? [] : ["confirmation"]),
      ];
      const expected = [...template, ...own];
      const missing = expected.filter(
        (name) => !existsSync(join(root, `packages/${provider.id}/src/${name}.ts`)),
      );
      assert.deepEqual(missing, []);
      const queue = existsSync(join(root, `packages/${provider.id}/src/queue.ts`));
      assert.equal(queue, provider.capabilities.modes.includes("pull"));
    });
  }

  for (const name of [
    "core",
    "config",
    "cli",
    "testkit",
    "sqlite",
    "postgres",
    "nats",
    "gateway",
    "fastify",
    "nestjs",
    "opentelemetry",
    "inspector",
  ]) {
    it(`of ${name} name no provider`, () => {
      const clouds = /tencent|baidu|alibaba|aliyun|volc|huawei|\bmux\b|cloudflare/i;
      const named = sources(`packages/${name}/src`).filter(({ text }) => clouds.test(text));
      assert.deepEqual(
        named.map(({ path }) => path),
        [],
      );
    });
  }

  it("have at most 300 lines", () => {
    const long = ["packages", "examples"]
      .flatMap((folder) => sources(folder))
      .filter(({ path }) => !/\/(dist|node_modules)\//.test(path))
      .filter(({ text }) => text.split("\n").length > 301);
    assert.deepEqual(
      long.map(({ path }) => path),
      [],
    );
  });

  it("are named for their content", () => {
    const vague = packages()
      .flatMap((name) => sources(`packages/${name}/src`))
      .filter(({ path }) => /\/(utils?|helpers?|types|common|misc|shared)(\.ts|\/)/.test(path));
    assert.deepEqual(
      vague.map(({ path }) => path),
      [],
    );
  });
});

describe("the packages", () => {
  for (const name of packages()) {
    it(`of ${name} can be published: every entry point and command exists`, () => {
      const { type, files, engines, sideEffects, license } = manifest(name);
      assert.deepEqual(
        { type, files, engines, sideEffects, license },
        {
          type: "module",
          files: ["dist", "src", "!dist/.tsbuildinfo"],
          engines: { node: ">=20.19" },
          sideEffects: false,
          license: "MIT",
        },
      );
      const missing = namedFiles(name).filter(
        (path) => !existsSync(join(root, "packages", name, path)),
      );
      assert.deepEqual(missing, []);
      assert.ok(existsSync(join(root, "packages", name, "README.md")), "has a README");
    });
  }
});
