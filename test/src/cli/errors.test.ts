import assert from "node:assert/strict";
import { errorTraits, isVodError, VodError } from "@vod-events/core";
import { errorEntries } from "./error-entries.js";
import { runInProcess } from "./run-in-process.js";

describe("vod-events errors", () => {
  it("lists every code with its traits in a table", async () => {
    const { exitCode, stdout, stderr } = await runInProcess(["errors"]);
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
    const [head = "", ...rows] = stdout.trimEnd().split("\n");
    assert.match(head, /^CODE +RETRYABLE +HTTP STATUS$/);
    assert.deepEqual(
      rows.map((row) => row.split(/ +/)[0]),
      errorEntries.map(({ code }) => code),
    );
    assert.match(stdout, /^inbox_full +yes +503$/m);
    assert.match(stdout, /^config_invalid +no$/m);
    assert.match(stdout, /^dev_running$/m);
  });

  it("explains a code: its meaning, its remedy and the pages", async () => {
    const { exitCode, stdout, stderr } = await runInProcess(["errors", "inbox_full"]);
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
    const expected = [
      "inbox_full (retryable: yes, HTTP status: 503)",
      "",
      "The inbox has reached its maximum number of open events.",
      "",
      "Remedy: Add workers, make handlers faster, or raise `maxOpen` of the inbox. The",
      "provider may deliver again.",
      "",
      "Documentation:",
      "  docs/errors.md#inbox_full",
      "  docs/deployment.md#sizing",
      "",
    ];
    assert.equal(stdout, expected.join("\n"));
  });

  it("wraps the text at the width of the terminal and keeps the text of links", async () => {
    const { stdout } = await runInProcess(["errors", "config_invalid"], { columns: 50 });
    assert.ok(stdout.split("\n").every((line) => line.length <= 50));
    assert.match(
      stdout.replaceAll("\n", " "),
      /names\. Options and the config file list the valid/,
    );
    assert.match(stdout, /\n {2}docs\/options\.md\n {2}docs\/configuration\.md\n$/);
  });

  it("explains every code without links in the text", async () => {
    for (const { code, page } of errorEntries) {
      const { exitCode, stdout } = await runInProcess(["errors", code]);
      assert.equal(exitCode, 0);
      assert.ok(stdout.startsWith(code) && stdout.includes("\nRemedy: "), stdout);
      assert.ok(stdout.includes(`\n  ${page}\n`), stdout);
      assert.doesNotMatch(stdout, /\]\(| \.\s/);
    }
  });

  it("prints JSON", async () => {
    const { stdout } = await runInProcess(["errors", "plan_stale", "--json"]);
    assert.deepEqual(JSON.parse(stdout), {
      ...{ code: "plan_stale", stage: "config", retryable: false },
      meaning: "The provider's settings changed after the plan. Create a new plan.",
      remedy:
        "Run `vod-events callback plan` again, review the new plan and apply it ([plan and apply](docs/callback-config.md#plan-and-apply)).",
      page: "docs/errors.md#plan_stale",
    });
  });

  it("knows the traits of every code of the library", () => {
    for (const { code, stage, retryable, status } of errorEntries) {
      if (stage === "command") continue;
      const traits = errorTraits[code as keyof typeof errorTraits];
      assert.deepEqual({ retryable, status }, { status: undefined, ...traits });
      const error = new VodError(code as keyof typeof errorTraits, "");
      assert.ok(isVodError(error) && error.retryable === retryable);
    }
  });

  it("suggests the code that an unknown one may mean", async () => {
    for (const [code, hint] of [
      ["inbox_ful", " (Did you mean inbox_full?)"],
      ["x".repeat(30), ""],
    ] as const) {
      const { exitCode, stdout, stderr } = await runInProcess(["errors", code]);
      assert.deepEqual({ exitCode, stdout }, { exitCode: 2, stdout: "" });
      const message = `unknown error code${hint}; see vod-events errors --help`;
      assert.equal(stderr, `error[usage]: ${message}\n`);
    }
  });
});
