import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../layout/repository.js";

const page = readFileSync(join(root, "docs/frameworks.md"), "utf8");
const folder = join(root, "examples/src");

/** The files that each section shows as a whole. */
const whole: Readonly<Record<string, readonly string[]>> = {
  Express: ["mounts/express"],
  Fastify: ["mounts/fastify"],
  NestJS: ["mounts/nestjs"],
  Koa: ["mounts/koa"],
  Hono: ["mounts/hono"],
  "Next.js": ["next/instrumentation", "next/route"],
  "node:http": ["mounts/node"],
  Bun: ["mounts/bun"],
  Deno: ["mounts/deno"],
  "Serverless functions": ["mounts/function"],
};

/** The files that a section shows lines of. */
const parts: Readonly<Record<string, string>> = {
  "NestJS on Fastify": "mounts/nestjs-fastify",
  "Other Fetch API hosts": "mounts/fetch",
};

function read(name: string): string {
  return readFileSync(join(folder, `${name}.ts`), "utf8");
}

function sectionOf(heading: string): string {
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return own;
}

function shownIn(section: string): readonly string[] {
  return [...section.matchAll(/```ts\n(.*?)```/gs)].map(([, lines = ""]) => lines);
}

/** Returns a file as the page shows it: without the doc comment of the file. */
function withoutHeader(text: string): string {
  return text.replace(/^\/\*\*.*?\*\/\n/s, "");
}

describe("docs/frameworks.md", () => {
  for (const [heading, names] of Object.entries(whole)) {
    it(`shows the whole file under "${heading}", and how to install`, () => {
      const section = sectionOf(heading);
      assert.deepEqual(
        shownIn(section),
        names.map((name) => withoutHeader(read(name))),
      );
      assert.match(section, /```sh\n(npm install|bun add|deno add) /);
      assert.match(section, /\*\*Wrong order\.\*\*/);
    });
  }

  for (const [heading, name] of Object.entries(parts)) {
    it(`shows lines of the example under "${heading}"`, () => {
      const section = sectionOf(heading);
      const shown = shownIn(section);
      assert.notEqual(shown.length, 0);
      assert.deepEqual(
        shown.filter((lines) => !read(name).includes(lines)),
        [],
      );
      assert.match(section, /[Ww]rong order/);
    });
  }

  it("has a row for every example", () => {
    const names = readdirSync(join(folder, "mounts"));
    assert.deepEqual(
      names.filter((name) => !page.includes(`](../examples/src/mounts/${name}) |`)),
      [],
    );
  });
});
