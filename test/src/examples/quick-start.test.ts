import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../layout/repository.js";
import { freePort } from "./free-port.js";

/** The packages of the quick start, and those that they depend on, by their folders. */
const packages = withDependencies(["core", "tencent", "cli"]);

function withDependencies(
  names: readonly string[],
  found: Set<string> = new Set(),
): ReadonlySet<string> {
  for (const name of names.filter((each) => !found.has(each))) {
    found.add(name);
    const manifest = readFileSync(join(root, "packages", name, "package.json"), "utf8");
    const { dependencies = {} } = JSON.parse(manifest);
    const own = Object.keys(dependencies).filter((each) => each.startsWith("@vod-events/"));
    withDependencies(
      own.map((each) => each.replace("@vod-events/", "")),
      found,
    );
  }
  return found;
}

/** Reads the code blocks of the quick start, in their order. */
function quickStart(): readonly { readonly language: string; readonly code: string }[] {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const section = /^## Quick start\n(.*?)^## /ms.exec(readme)?.[1] ?? "";
  return [...section.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language = "", code = ""]) => ({
    language,
    code,
  }));
}

/** The commands of the quick start without their comments. */
function commands(): readonly string[] {
  return quickStart()
    .filter(({ language }) => language === "sh")
    .flatMap(({ code }) => code.trim().split("\n"))
    .map((line) => line.replace(/\s+#.*/, ""));
}

describe("the quick start of the README", function () {
  this.timeout(120_000);
  let folder: string;
  const running: ChildProcess[] = [];

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-quick-start-"));
  });
  after(() => {
    for (const child of running) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts a command in the folder. `printed` resolves with a match of its output. */
  function start(command: string, env: Readonly<Record<string, string>> = {}) {
    const [name = "", ...parameters] = command.split(" ");
    const isBin = name === "npx";
    const child = spawn(
      isBin ? join(folder, "node_modules/.bin", parameters[0] ?? "") : name,
      isBin ? parameters.slice(1) : parameters,
      { cwd: folder, env: { ...process.env, ...env, NO_COLOR: "1" } },
    );
    running.push(child);
    let output = "";
    const waiting = new Set<() => void>();
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        for (const look of waiting) look();
      });
    }
    const exited = new Promise<number | null>((resolve) => child.on("close", resolve));
    const printed = (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(output);
          if (match !== null) resolve(match);
        };
        waiting.add(look);
        look();
        void exited.then(() => reject(new Error(`${command} ended: ${output}`)));
      });
    return { exited, printed, output: () => output };
  }

  /** Installs the packages as they are published. The others come from the cache of the package manager. */
  async function install(line: string): Promise<void> {
    const tarballs = new Map(
      readdirSync(join(folder, "packed")).map((file) => [
        file.replace(/^vod-events-(.*)-\d.*/, "@vod-events/$1"),
        `file:${join(folder, "packed", file)}`,
      ]),
    );
    const names = line
      .split(" ")
      .filter((word) => /^[@a-z]/.test(word) && !/^(npm|install)$/.test(word));
    const versions: Record<string, string> = {};
    for (const name of names) versions[name] = tarballs.get(name) ?? versionOf(name);
    const path = join(folder, "package.json");
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    Object.assign(manifest.dependencies, versions);
    manifest.pnpm = { overrides: Object.fromEntries(tarballs) };
    writeFileSync(path, JSON.stringify(manifest));
    const parameters = ["-y", "pnpm@10", "install", "--prefer-offline", "--ignore-scripts"];
    await promisify(execFile)("npx", parameters, { cwd: folder });
  }

  it("works as it is written, from an empty folder with the packed packages", async () => {
    mkdirSync(join(folder, "packed"));
    const filters = [...packages].map((name) => `--filter=./packages/${name}`);
    const pack = [
      "-y",
      "pnpm@10",
      "-r",
      ...filters,
      "pack",
      "--pack-destination",
      join(folder, "packed"),
    ];
    await promisify(execFile)("npx", pack, { cwd: root });
    writeFileSync(
      join(folder, "package.json"),
      JSON.stringify({ private: true, dependencies: {} }),
    );

    const [install1 = "", install2 = "", dev = "", app = "", simulate = ""] = commands();
    await install(`${install1} ${install2}`);
    const code = quickStart().find(({ language }) => language === "ts")?.code ?? "";
    writeFileSync(join(folder, "app.mjs"), code);
    const port = await freePort();
    const clouds = start(`${dev.replace("3000", String(port))} --port 0`, {
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
    });
    await clouds.printed(/Act as a customer/);
    const lines = clouds.output().matchAll(/^export (\w+)='([^']*)'$/gm);
    const env = Object.fromEntries([...lines].map(([, name = "", value = ""]) => [name, value]));
    const application = start(app, { ...env, PORT: String(port) });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const customer = start(simulate, { XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder });
    assert.equal(await customer.exited, 0, customer.output());
    const [printed = ""] = await application.printed(/^uploaded .*$/m);
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const [, promised = ""] = /The application prints `(.*)`/.exec(readme) ?? [];
    assert.equal(printed.replace(/\d{10,}/, ""), promised.replace(/\d{10,}/, ""));
  });
});

/** The version of a package that the examples use. */
function versionOf(name: string): string {
  const workspace = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const line = new RegExp(`^  "?${name}"?: (.*)$`, "m").exec(workspace);
  if (line?.[1] === undefined) throw new Error(`${name} has no version in the catalog`);
  return line[1];
}
