import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { knownEventTypes } from "@vod-events/core";
import { runInProcess } from "./run-in-process.js";
import { commandFile, runProcess } from "./run-process.js";

/** Returns the candidates for the last word of a line. */
async function candidates(...words: readonly string[]): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await runInProcess(["__complete", "--", ...words]);
  assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t")[0] ?? "");
}

describe("the candidates of a completion", () => {
  it("are the commands and their subcommands, without hidden ones", async () => {
    const commands = await candidates("");
    assert.deepEqual(commands.slice(0, 3), ["decode", "listen", "trigger"]);
    assert.ok(!commands.includes("__complete"));
    assert.deepEqual(await candidates("tr"), ["trigger"]);
    assert.deepEqual(await candidates("inbox", "s"), ["show", "stats"]);
    assert.deepEqual(await candidates("callback", "rotate-key", "--wi"), ["--window"]);
  });

  it("are the options of the command", async () => {
    assert.ok((await candidates("trigger", "--")).includes("--bad-signature"));
    assert.deepEqual(await candidates("adapters", "-"), ["--config", "--json", "--help"]);
  });

  it("are the names of the installed adapters, in each form of the option", async () => {
    const names = ["alibaba", "baidu", "mux", "tencent", "volcengine"];
    assert.deepEqual(await candidates("decode", "--provider", ""), names);
    assert.deepEqual(await candidates("decode", "--provider", "t"), ["tencent"]);
    assert.deepEqual(await candidates("decode", "--provider=t"), ["--provider=tencent"]);
    assert.deepEqual(await candidates("decode", "--provider", "=", "t"), ["tencent"]);
    assert.deepEqual(await candidates("decode", "--provider", "="), names);
  });

  it("are the event names of the provider, or of all", async () => {
    assert.deepEqual(await candidates("trigger", "--provider", "baidu", "MEDIA_U"), [
      "MEDIA_UPLOAD_COMPLETE",
    ]);
    assert.deepEqual(await candidates("trigger", "--provider=mux", "NewFile"), []);
    const all = await candidates("trigger", "");
    for (const type of knownEventTypes) assert.ok(all.includes(type), type);
    for (const type of ["NewFileUpload", "video.asset.ready"]) assert.ok(all.includes(type));
    assert.deepEqual(await candidates("trigger", "x", "--native", "video.live_stream.a"), [
      "video.live_stream.active",
    ]);
  });

  it("are the choices of an option or argument", async () => {
    assert.deepEqual(await candidates("trigger", "--outcome", "f"), ["failed"]);
    assert.deepEqual(await candidates("completion", ""), ["bash", "zsh", "fish"]);
  });

  it("are the codes of errors", async () => {
    assert.deepEqual(await candidates("errors", "inbox_"), [
      ...["inbox_full", "inbox_unavailable", "inbox_missing", "inbox_in_use"],
    ]);
  });

  it("are files where a file is expected, and nothing for other values", async () => {
    assert.deepEqual(await candidates("decode", ""), [":files"]);
    assert.deepEqual(await candidates("explain", "--capture", "a"), [":files"]);
    assert.deepEqual(await candidates("trigger", "--media-id", ""), []);
    assert.deepEqual(await candidates("trigger", "media.uploaded", ""), []);
  });

  it("survive any line", async () => {
    for (const words of [
      [],
      ["--", ""],
      ["-x", "--y", "="],
      ["nothing", "a", "b"],
      ["--provider"],
    ]) {
      await candidates(...words);
    }
  });
});

describe("vod-events completion", function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-completion-"));
    const command = join(folder, "vod-events");
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${commandFile}' "$@"\n`);
    chmodSync(command, 0o755);
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Runs a script in a shell that knows the command and has its completion loaded. */
  function inShell(shell: string, flags: readonly string[], script: string): string {
    const PATH = `${folder}${delimiter}${process.env.PATH}`;
    const env = { ...process.env, PATH, HOME: folder, XDG_CONFIG_HOME: folder, TERM: "dumb" };
    const { stdout, stderr } = spawnSync(shell, [...flags, "-c", script], {
      ...{ env, cwd: folder, encoding: "utf8" },
      timeout: 50_000,
    });
    assert.equal(stderr, "");
    return stdout;
  }

  const isInstalled = (shell: string) => spawnSync(shell, ["-c", "true"]).status === 0;

  it("completes in bash (requires bash)", function () {
    if (!isInstalled("bash")) this.skip();
    const complete = (...words: readonly string[]) => {
      const quoted = ["vod-events", ...words].map((word) => `'${word}'`).join(" ");
      const script = `
        source <(vod-events completion bash); source <(vod-events completion bash)
        complete -p vod-events
        COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _vod_events
        printf '%s\\n' "\${COMPREPLY[@]}"`;
      const [registered, ...replies] = inShell("bash", ["--norc"], script).trim().split("\n");
      assert.equal(registered, "complete -F _vod_events vod-events");
      return replies;
    };
    assert.deepEqual(complete("tr"), ["trigger"]);
    assert.deepEqual(complete("trigger", "--provider", "=", "te"), ["tencent"]);
    assert.deepEqual(complete("trigger", "--provider", "="), [
      ...["alibaba", "baidu", "mux", "tencent", "volcengine"],
    ]);
    assert.deepEqual(complete("decode", "vod"), ["vod-events"]);
    assert.deepEqual(complete("nothing", "x"), []);
  });

  it("completes in zsh (requires zsh)", function () {
    if (!isInstalled("zsh")) this.skip();
    const complete = (line: string) => {
      const script = `
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "PS1='ready> '; autoload -Uz compinit; compinit -D -u; source <(vod-events completion zsh); echo load''ed"
        zpty -r -m shell output '*loaded*ready> *'
        zpty -w -n shell $'${line}\\t#end\\n'
        zpty -r -m shell output '*#end*'
        print -r -- "$output"
        zpty -d shell`;
      return inShell("zsh", ["-f"], script);
    };
    assert.match(complete("vod-events trig"), /vod-events trigger [\b ]*#end/);
    assert.match(complete("vod-events trigger --provider te"), /--provider tencent [\b ]*#end/);
  });

  it("completes in fish (requires fish)", function () {
    if (!isInstalled("fish")) this.skip();
    const complete = (line: string) => {
      const script = `vod-events completion fish | source; complete -C '${line}'`;
      return inShell("fish", ["--no-config"], script).trim().split("\n");
    };
    assert.deepEqual(complete("vod-events trig"), [
      "trigger\tsend a signed sample event to an application",
    ]);
    assert.deepEqual(complete("vod-events trigger --provider=te"), ["--provider=tencent"]);
    assert.deepEqual(complete("vod-events trigger --provider baidu MEDIA_U"), [
      "MEDIA_UPLOAD_COMPLETE\tmedia.uploaded",
    ]);
    assert.deepEqual(complete("vod-events decode vod"), ["vod-events"]);
  });

  it("loads no SDK and no network library", async () => {
    const hook = `export function resolve(specifier, context, next) {
      if (/tencentcloud|@baiducloud|@alicloud|@mux|@volcengine.openapi|^pg$/.test(specifier)) process.exit(9);
      return next(specifier, context); }`;
    const source = `import { register } from "node:module"; register(${JSON.stringify(
      `data:text/javascript,${encodeURIComponent(hook)}`,
    )});`;
    const nodeFlags = ["--import", `data:text/javascript,${encodeURIComponent(source)}`];
    const words = ["__complete", "--", "trigger", "media.upl"];
    const { exitCode, stdout } = await runProcess(words, { nodeFlags });
    assert.deepEqual([exitCode, stdout], [0, "media.uploaded\n"]);
  });

  it("rejects another shell", async () => {
    const { exitCode, stderr } = await runInProcess(["completion", "tcsh"]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /Allowed choices are bash, zsh, fish/);
  });
});
