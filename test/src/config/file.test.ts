import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createVodEvents, isVodError } from "@vod-events/core";
import { Project } from "./project.js";

const typescript = `
import { defineConfig } from "@vod-events/config";
import { tencent } from "@vod-events/tencent";

const mode: "push" | "pull" = "push";
export default defineConfig({
  provider: "asia",
  providers: { asia: () => tencent({ subAppId: 1 }), china: { adapter: "baidu" } },
  callback: { mode, url: "https://app.example/vod", events: ["media.uploaded"] },
  receiver: { allowUnsigned: true },
  media: { pollSeconds: 5 },
});
`;
const javascript = `export default { provider: "baidu", callback: { url: "https://app.example/vod" } };`;
const commonjs = `module.exports = { provider: "baidu", callback: { url: "https://app.example/vod" } };`;

describe("a config file", () => {
  let project: Project;
  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  const assertRejected = async (message: RegExp, sources = {}) =>
    assert.rejects(project.load(sources), (error: unknown) => {
      assert.ok(isVodError(error), String(error));
      assert.equal(error.code, "config_invalid");
      assert.match(error.message, message);
      assert.doesNotMatch(`${error.message} ${String(error.cause ?? "")}`, /canary/);
      assert.ok(!error.message.includes("\n"));
      return true;
    });

  it("configures an application in TypeScript and writes nothing to the disk", async () => {
    const path = project.write("vod-events.config.ts", typescript);
    const { file, options } = await project.load();
    assert.equal(file, path);
    assert.deepEqual(Object.keys(options.providers), ["asia", "china"]);
    assert.deepEqual(options.media, { pollSeconds: 5 });
    const vod = createVodEvents(options);
    assert.equal(vod.callback.url, "https://app.example/vod/asia");
    assert.equal(vod.callbackOf("china").url, "https://app.example/vod/china");
    assert.deepEqual(project.files, [".git", "node_modules", "vod-events.config.ts"]);
  });

  for (const [name, content] of [
    ["vod-events.config.js", javascript],
    ["vod-events.config.mjs", javascript],
    ["vod-events.config.cjs", commonjs],
    ["vod-events.config.mts", javascript],
    [
      "vod-events.config.json",
      '{ "provider": "baidu", "callback": { "url": "https://app.example/vod" } }',
    ],
  ] as const) {
    it(`is read as ${name}, again each time`, async () => {
      project.write("package.json", { type: "module" });
      project.write(name, content);
      const first = await project.load();
      assert.deepEqual(
        [first.options.provider, first.options.callback.url, first.options.callback.mode],
        ["baidu", "https://app.example/vod", "push"],
      );
      assert.deepEqual(Object.keys(first.options.providers), ["tencent", "baidu"]);
      project.write(name, content.replace("baidu", "tencent"));
      assert.equal((await project.load()).options.provider, "tencent");
    });
  }

  it("is searched for upward to the root of the repository", async () => {
    const path = project.write("vod-events.config.json", { provider: "baidu" });
    const cwd = join(project.path, "packages", "app");
    mkdirSync(cwd, { recursive: true });
    assert.equal((await project.load({ cwd })).file, path);
    mkdirSync(join(cwd, ".git"));
    assert.equal((await project.load({ cwd })).file, undefined);
    rmSync(join(cwd, ".git"), { recursive: true });
    rmSync(join(project.path, ".git"), { recursive: true });
    assert.equal((await project.load({ cwd })).file, undefined, "it may be anybody's");
    assert.equal((await project.load()).file, path);
  });

  it("can be named by an option or a variable", async () => {
    const path = project.write("config/staging.json", { provider: "baidu" });
    const relative = "config/staging.json";
    assert.equal((await project.load({ file: relative })).file, path);
    assert.equal((await project.load({ env: { VOD_CONFIG: relative } })).file, path);
    assert.equal((await project.load({ env: { VOD_CONFIG: "" } })).file, undefined);
    await assertRejected(/^missing\.json: the file does not exist/, { file: "missing.json" });
    await assertRejected(/config\.yaml: not a config file\. Its name must end in/, {
      file: "config.yaml",
    });
  });

  it("is optional: everything can come from the environment", async () => {
    const { file, options } = await project.load();
    assert.equal(file, undefined);
    assert.deepEqual(Object.keys(options.providers), ["tencent", "baidu"]);
    assert.throws(() => createVodEvents(options), {
      message: /^provider: missing\. Set it to one of/,
    });
  });

  it("is rejected beside another one", async () => {
    project.write("vod-events.config.json", {});
    project.write("vod-events.config.ts", "export default {}");
    await assertRejected(
      /vod-events\.config\.json and vod-events\.config\.ts exist in the same folder/,
    );
  });

  it("resolves paths from its own folder", async () => {
    const path = project.write("config/vod-events.config.json", {
      inbox: "events.db",
      callback: { signing: { keyFile: "../keys.json" } },
    });
    const { options } = await project.load({ file: path });
    assert.deepEqual(project.inboxes, [join(project.path, "config/events.db")]);
    assert.equal(options.callback.signing?.keyFile, join(project.path, "keys.json"));
  });

  const json: readonly [string, string, RegExp][] = [
    [
      "a misspelled name",
      '{ "provder": "canary" }',
      /: provder: unknown option. Did you mean provider\?/,
    ],
    [
      "a misspelled event list",
      '{ "callback": { "evnts": [] } }',
      /: callback\.evnts: unknown option. Did you mean events\?/,
    ],
    [
      "a misspelled key",
      '{ "callback": { "signing": { "kye": "canary" } } }',
      /signing\.kye: unknown option. Did you mean key/,
    ],
    [
      "an unknown adapter",
      '{ "providers": { "eu": { "adapter": "tencet" } } }',
      /providers\.eu\.adapter: must be the name of an adapter. Did you mean tencent\?/,
    ],
    [
      "a name that is no adapter",
      '{ "providers": { "eu": {} } }',
      /providers\.eu\.adapter: must be the name of an adapter. Adapters: tencent, baidu/,
    ],
    [
      "no such cloud",
      '{ "provider": "baidoo" }',
      /: provider: unknown provider. Did you mean baidu\?/,
    ],
    [
      "a name of a cloud with a line break",
      '{ "providers": { "canary\\n": 7 } }',
      /: providers: a name is unprintable/,
    ],
    ["a wrong inbox", '{ "inbox": 7 }', /: inbox: must be the path of a file/],
    ["a list", "[1]", /the config must be an object/],
    ["a text", '"canary"', /the config must be an object/],
    ["broken JSON", '{\n  "provider": canary\n}', /: invalid JSON at line 2, column 15/],
    ["a name twice", '{ "provider": "a", "provider": "b" }', /: a member is duplicated at line 1/],
    ["nothing in it", "", /: invalid JSON/],
  ];
  for (const [what, content, message] of json) {
    it(`is rejected as JSON with ${what}, without quoting it`, async () => {
      project.write("vod-events.config.json", content);
      await assertRejected(
        new RegExp(
          `^vod-events\\.config\\.json${message.source.startsWith(":") ? "" : ".*"}${message.source}`,
        ),
      );
    });
  }

  it("is not blamed for problems of the program or a variable", async () => {
    project.write("vod-events.config.json", {});
    const sources = { env: { VOD_INBOX: "a.db" }, inboxAt: undefined };
    await assert.rejects(project.load(sources), {
      code: "config_invalid",
      message: "this program does not support an inbox file. Remove inbox and VOD_INBOX",
    });
  });

  const code: readonly [string, string, RegExp][] = [
    [
      "broken syntax",
      'export default {\n  provider: "canary",,\n};',
      /syntax error at line 2, column 22/,
    ],
    [
      "no default export",
      "export const config = {};",
      /the file has no default export. Write export default defineConfig/,
    ],
    ["a function", "export default () => ({});", /the file exports a function. Export its result/],
    [
      "a promise",
      'export default Promise.reject(new Error("canary"));',
      /the file exports a promise. Await it/,
    ],
    [
      "an error of its own",
      'const secret = "canary";\nthrow new TypeError(secret);',
      /threw TypeError at line 2/,
    ],
    [
      "an import that does not exist",
      'import "./missing.js";',
      /imports .*missing\.js, which does not exist/,
    ],
    [
      "an adapter in place of a function",
      'export default { providers: { a: { id: "a", capabilities: {} } } };',
      /providers\.a: must be a function that returns the adapter\. Write \(\) => before it/,
    ],
  ];
  for (const [what, content, message] of code) {
    for (const ending of ["ts", "mjs"]) {
      it(`is rejected as .${ending} with ${what}, without quoting it`, async () => {
        project.write(`vod-events.config.${ending}`, content);
        await assert.rejects(project.load(), (error: unknown) => {
          assert.ok(isVodError(error), String(error));
          assert.equal(error.code, "config_invalid");
          assert.match(error.message, message);
          assert.ok(error.message.startsWith(`vod-events.config.${ending}: `), error.message);
          assert.doesNotMatch(error.message, /canary/);
          return true;
        });
      });
    }
  }
});
