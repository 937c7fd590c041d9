import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { errorLines } from "./error-lines.js";
import { parseLines } from "./parse-lines.js";
import { commandFile } from "./run-process.js";
import { acmeKey, UserProject } from "./third-party.js";

const delivery = { acme: [{ id: "m1" }, { id: "m2" }] };

describe("vod-events with an adapter of another author", () => {
  let project: UserProject;
  beforeEach(() => {
    project = new UserProject().install().configure({ adapters: { acme: "@acme/vod-adapter" } });
  });
  afterEach(() => project.remove());

  const decode = (json: unknown) =>
    project.run(["decode", "--provider", "acme"], { input: JSON.stringify(json) });

  it("decodes each event of a delivery", async () => {
    const { exitCode, stdout, stderr } = await decode(delivery);
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
    assert.deepEqual(
      parseLines(stdout).map(({ id }) => id),
      ["acme:m1", "acme:m2"],
    );
  });

  it("names the place of an event that it cannot decode, and prints the others", async () => {
    const { exitCode, stdout, stderr } = await decode({ acme: [{ id: 7 }, { id: "m2" }] });
    assert.equal(exitCode, 1);
    assert.equal(parseLines(stdout).length, 1);
    assert.equal(stderr, errorLines("body_not_decodable", "[0]: id must be a string"));
  });

  it("names an adapter that breaks its contract, and prints the other events", async () => {
    const { exitCode, stdout, stderr } = await decode({
      acme: [{ id: "broken" }, { id: "none" }, { id: "m2" }],
    });
    assert.equal(exitCode, 1);
    assert.equal(parseLines(stdout).length, 1);
    const failed = "the adapter of acme failed: normalize";
    assert.equal(
      stderr,
      errorLines("adapter_failed", `[0]: ${failed} threw TypeError`) +
        `error[adapter_failed]: [1]: ${failed} returned no list of events\n`,
    );
  });

  it("reports a handshake, an empty delivery and an error response", async () => {
    const stderrOf = async (json: unknown) => (await decode(json)).stderr;
    assert.match(
      await stderrOf({ confirm: "https://a.example/" }),
      /^note: the input is a handshake/,
    );
    assert.match(await stderrOf({ acme: [] }), /^note: the input contains no events/);
    assert.match(await stderrOf({ error: "Busy" }), /^error\[response_error\]: Acme responded/);
  });

  it("recognizes its events when another provider is named", async () => {
    const { stderr } = await project.run(["decode", "--provider", "baidu"], {
      input: JSON.stringify(delivery),
    });
    assert.match(stderr, /this looks like an event of acme\. Use --provider acme/);
  });

  it("lists it with its environment variables", async () => {
    const { stdout } = await project.run(["adapters", "--json"]);
    assert.deepEqual(JSON.parse(stdout).acme, {
      modes: ["push"],
      environment: [{ name: "ACME_STATE", option: "state", description: "the file of the cloud" }],
    });
    const { stdout: text } = await project.run(["adapters"]);
    assert.match(text, /^acme: push\n {2}ACME_STATE {2}the file of the cloud$/m);
  });

  it("plans, applies, shows and removes its callback config", async () => {
    const callback = (...argv: readonly string[]) => project.run(["callback", ...argv]);
    assert.equal((await callback("plan")).exitCode, 3);
    assert.match((await callback("apply", "--yes")).stdout, /applied \d changes to acme/);
    assert.equal((await callback("plan")).exitCode, 0);
    const { stdout } = await callback("show", "--json");
    assert.equal(JSON.parse(stdout).acme.url, "https://app.example/vod/acme");
    assert.deepEqual(
      [
        (await callback("remove", "--yes")).stdout,
        (await callback("remove", "--yes", "--json")).stdout,
      ],
      ["removed the callback config of acme\n", '{"removed":false}\n'],
    );
    assert.equal((await callback("plan")).exitCode, 3);
  });

  it("receives signed callbacks, keeps them in the inbox and explains rejected ones", async () => {
    const argv = ["listen", "--port", "0", "--json", "--capture", "rejected.jsonl"];
    const child = spawn(process.execPath, [commandFile, ...argv], { cwd: project.path });
    try {
      const outputOf = { stdout: "", stderr: "" };
      for (const name of ["stdout", "stderr"] as const) {
        child[name].setEncoding("utf8").on("data", (text: string) => {
          outputOf[name] += text;
        });
      }
      const until = async (name: "stdout" | "stderr", pattern: RegExp) => {
        while (!pattern.test(outputOf[name])) await once(child[name], "data");
      };
      await until("stderr", /listening: /);
      const port = /127\.0\.0\.1:(\d+)|localhost:(\d+)|port (\d+)/.exec(outputOf.stderr);
      const url = `http://127.0.0.1:${port?.slice(1).find(Boolean)}/vod/acme`;
      const post = (key: string) => {
        const body = JSON.stringify(delivery);
        const signature = createHmac("sha256", key).update(body).digest("hex");
        return fetch(url, { method: "POST", body, headers: { "acme-signature": signature } });
      };
      assert.equal((await post(acmeKey)).status, 200);
      assert.equal((await post("another-key")).status, 401);
      await until("stdout", /"m2"/);
      child.kill("SIGTERM");
      await once(child, "close");
      const inbox = join(project.path, "vod-events.db");
      const { stdout } = await project.run(["inbox", "list", "--inbox", inbox, "--json"]);
      const ids = [...stdout.matchAll(/"id":"(acme:m\d)"/g)].map(([, id]) => id);
      assert.deepEqual(ids.sort(), ["acme:m1", "acme:m2"]);
      const capture = join(project.path, "rejected.jsonl");
      const explained = await project.run(["explain", "--capture", capture]);
      assert.deepEqual([explained.exitCode, explained.stderr], [1, ""]);
      assert.match(explained.stdout, /^rejected signature_mismatch \(acme\)$/m);
    } finally {
      child.kill("SIGKILL");
    }
  });
});

describe("the adapters of vod-events", () => {
  let project: UserProject;
  beforeEach(() => {
    project = new UserProject();
  });
  afterEach(() => project.remove());

  const decode = () =>
    project.run(["decode", "--provider", "acme"], { input: JSON.stringify(delivery) });

  it("may be a file of the project, by a relative path", async () => {
    project.writeAdapter("lib/acme.mjs").configure({ adapters: { acme: "./lib/acme.mjs" } });
    assert.deepEqual((await decode()).exitCode, 0);
  });

  it("may be a TypeScript file", async () => {
    project
      .writeAdapter("acme.mjs")
      .write(
        "adapter.ts",
        'import { acme } from "./acme.mjs";\nexport default (options: object) => acme(options);\n',
      );
    project.configure({ adapters: { acme: "./adapter.ts" } });
    const { stderr, exitCode } = await decode();
    assert.deepEqual({ stderr, exitCode }, { stderr: "", exitCode: 0 });
  });

  it("may be a function of a config file in JavaScript", async () => {
    project
      .writeAdapter("acme.mjs")
      .write(
        "vod-events.config.mjs",
        'import { acme } from "./acme.mjs";\nexport default { adapters: { acme } };\n',
      );
    assert.deepEqual((await decode()).exitCode, 0);
  });

  it("are found without a config in packages of the scope @vod-events", async () => {
    project.install("@vod-events/acme");
    assert.equal((await decode()).exitCode, 0);
    const nested = join(project.path, "a/b");
    project.write("a/b/empty", "");
    const { stdout } = await project.run(["adapters", "--json"], { cwd: nested });
    assert.ok("acme" in JSON.parse(stdout));
  });

  it("have the name of the config, also when the package has another", async () => {
    project.install().configure({ provider: "main", adapters: { main: "@acme/vod-adapter" } });
    assert.equal((await project.run(["callback", "plan"])).exitCode, 3);
  });

  for (const [what, prepare, message] of [
    [
      "a package that is not installed",
      () => project.configure({ adapters: { acme: "@acme/vod-adapter" } }),
      "vod-events.config.json: adapters.acme: not installed. Run npm install @acme/vod-adapter",
    ],
    [
      "a file that does not exist",
      () => project.configure({ adapters: { acme: "./acme.js" } }),
      "vod-events.config.json: adapters.acme: the file does not exist",
    ],
    [
      "a file that throws",
      () =>
        project
          .write("acme.mjs", 'throw new Error("canary");')
          .configure({ adapters: { acme: "./acme.mjs" } }),
      "vod-events.config.json: adapters.acme: the file threw Error at line 1",
    ],
    [
      "a module without an adapter",
      () =>
        project
          .write("acme.mjs", "export const a = 1;")
          .configure({ adapters: { acme: "./acme.mjs" } }),
      "vod-events.config.json: adapters.acme: exports no adapter. Export its function as acme or as default",
    ],
    [
      "a function that returns no adapter",
      () =>
        project
          .write("acme.mjs", "export const acme = () => ({ id: 'acme' });")
          .configure({ adapters: { acme: "./acme.mjs" } }),
      "adapters.acme: the function must return an adapter with id, capabilities, verify, decode and normalize",
    ],
    [
      "a value of another type",
      () => project.configure({ adapters: { acme: 7 } }),
      "vod-events.config.json: adapters.acme: must be a package, a path or a function",
    ],
  ] as const) {
    it(`reject ${what}, and say what to do`, async () => {
      prepare();
      const { exitCode, stderr } = await decode();
      assert.deepEqual([exitCode, stderr], [1, errorLines("config_invalid", message)]);
    });
  }

  it("name the package to install when a provider is selected that is not installed", async () => {
    const { stderr } = await project.run(["callback", "plan"], { env: { VOD_PROVIDER: "zeta" } });
    assert.match(stderr, /VOD_PROVIDER: unknown provider.* Run npm install @vod-events\/zeta/);
  });

  it("fail only when used if an installed one is broken", async () => {
    project.install().configure({ adapters: { acme: "@acme/vod-adapter" } });
    project
      .write("node_modules/@vod-events/broken/package.json", {
        ...{ name: "@vod-events/broken", type: "module", exports: "./index.js" },
        vodEvents: { adapter: "broken" },
      })
      .write("node_modules/@vod-events/broken/index.js", "throw new TypeError('canary');");
    assert.equal((await decode()).exitCode, 0);
    const { exitCode, stdout, stderr } = await project.run(["adapters"]);
    assert.equal(exitCode, 1);
    assert.match(stdout, /^acme: push$/m);
    assert.equal(
      stderr,
      errorLines(
        "config_invalid",
        "broken: @vod-events/broken: the file threw TypeError at line 1",
      ),
    );
  });
});
