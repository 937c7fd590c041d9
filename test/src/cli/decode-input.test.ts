import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uploaded } from "../fixtures/baidu/uploaded.js";
import { errorLines } from "./error-lines.js";
import { runInProcess } from "./run-in-process.js";
import { UserProject } from "./third-party.js";

const nobody = 65534;
const mebibyte = 1024 * 1024;
const body = JSON.stringify(uploaded);

describe("vod-events decode input", () => {
  let folder = "";

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  });

  after(() => rmSync(folder, { recursive: true }));

  /** A file with this content. */
  function file(name: string, content: string): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  /** The error for an unreadable file. */
  async function errorText(path: string): Promise<string> {
    const result = await runInProcess(["decode", "--provider", "baidu", path], { input: body });
    assert.deepEqual([result.exitCode, result.stdout], [1, ""]);
    return result.stderr;
  }

  it("reads a file, and standard input for - or without an argument", async () => {
    const argv = ["decode", "--provider", "baidu"];
    const results = [
      await runInProcess([...argv, file("event.json", body)]),
      await runInProcess([...argv, "-"], { input: body }),
      await runInProcess(argv, { input: body }),
    ];
    const [first, ...others] = results;
    assert.match(first?.stdout ?? "", /^\{"id":"baidu:/);
    for (const other of others) assert.deepEqual(other, first);
  });

  it("requires - to read from a terminal", async () => {
    const result = await runInProcess(["decode", "--provider", "baidu"], {
      terminal: true,
      input: body,
    });
    assert.deepEqual([result.exitCode, result.stdout], [2, ""]);
    assert.match(result.stderr, /^error\[usage\]: .*name a file, or pipe .*decode --help\n$/);
  });

  it("reads from a terminal when - is given", async () => {
    const argv = ["decode", "--provider", "baidu", "-"];
    const { exitCode } = await runInProcess(argv, { terminal: true, input: body });
    assert.equal(exitCode, 0);
  });

  it("reports a missing file", async () => {
    const path = join(folder, "missing.json");
    const expected = errorLines("input_unreadable", `cannot read ${path}: the file does not exist`);
    assert.equal(await errorText(path), expected);
  });

  it("reports a folder", async () => {
    const expected = errorLines("input_unreadable", `cannot read ${folder}: it is a folder`);
    assert.equal(await errorText(folder), expected);
  });

  it("reports a path below a file", async () => {
    const path = join(file("event.json", body), "event.json");
    assert.match(await errorText(path), /: a part of the path is not a folder\n/);
  });

  it("reports a file without read permission (not on Windows: file modes)", async function () {
    if (process.platform === "win32") this.skip();
    // Root may read every file, so it becomes an ordinary user, who may have no access to the adapters of this
    // repository. The project has one that everyone may read.
    const project = new UserProject().install("@vod-events/acme");
    for (const name of ["", ...readdirSync(project.path, { recursive: true, encoding: "utf8" })]) {
      chmodSync(join(project.path, name), 0o755);
    }
    project.write("secret.json", body);
    const path = join(project.path, "secret.json");
    chmodSync(path, 0o000);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(nobody);
    try {
      const { exitCode, stderr } = await project.run(["decode", "--provider", "acme", path]);
      assert.equal(
        stderr,
        errorLines("input_unreadable", `cannot read ${path}: permission denied`),
      );
      assert.equal(exitCode, 1);
    } finally {
      if (isRoot) process.seteuid?.(0);
      project.remove();
    }
  });

  it("reports an empty file", async () => {
    const path = file("empty.json", "");
    assert.equal(await errorText(path), errorLines("input_empty", `${path} is empty`));
  });

  it("accepts 16 MiB and rejects more", async () => {
    const path = file("large.json", body);
    truncateSync(path, 16 * mebibyte);
    assert.match(await errorText(path), /^error\[input_not_json\]: /);
    truncateSync(path, 16 * mebibyte + 1);
    const expected = errorLines("input_too_large", `${path} is larger than 16 MiB`);
    assert.equal(await errorText(path), expected);
  });

  it("escapes control characters in a path", async () => {
    const stderr = await errorText(join(folder, "a\nb\u001b[31m"));
    assert.match(
      stderr,
      /^error\[input_unreadable\]: [^\n]*a\\nb\\u001b\[31m: [^\n]*\n {2}see: [^\n]*\n$/,
    );
  });
});
