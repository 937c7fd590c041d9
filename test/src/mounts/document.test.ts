import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../layout/repository.js";

const page = readFileSync(join(root, "docs/receiving-callbacks.md"), "utf8");
const folder = join(root, "examples/src/mounts");

/** The examples by the heading of their section. */
const examples: Readonly<Record<string, string>> = {
  "node:http": "node",
  Express: "express",
  Fastify: "fastify",
  NestJS: "nestjs",
  "NestJS on Fastify": "nestjs-fastify",
  Koa: "koa",
  Hono: "hono",
  "Next.js and other Fetch API hosts": "fetch",
  Bun: "bun",
  Deno: "deno",
  "Serverless functions": "function",
};

describe("docs/receiving-callbacks.md", () => {
  for (const [heading, name] of Object.entries(examples)) {
    it(`shows lines of the example under "${heading}"`, () => {
      const [, section = ""] = page.split(`\n## ${heading}\n`);
      const [own = ""] = section.split("\n## ");
      const shown = [...own.matchAll(/```ts\n(.*?)```/gs)].map(([, lines]) => lines ?? "");
      assert.notEqual(shown.length, 0);
      const example = readFileSync(join(folder, `${name}.ts`), "utf8");
      assert.deepEqual(
        shown.filter((lines) => !example.includes(lines)),
        [],
      );
      assert.match(own, /[Ww]rong order/);
    });
  }

  it("has a section and a row for every example", () => {
    const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ""));
    assert.deepEqual(names.sort(), Object.values(examples).sort());
    const missing = names.filter((name) => !page.includes(`(../examples/src/mounts/${name}.ts) |`));
    assert.deepEqual(missing, []);
  });
});
