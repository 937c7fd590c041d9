import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInProcess } from "./run-in-process.js";
import { commandFile } from "./run-process.js";

/** Invalid calls and their messages. */
const invalid: readonly (readonly [argv: readonly string[], errorText: RegExp])[] = [
  [[], /name a command; see vod-events --help$/],
  [["decod"], /unknown command 'decod' \(Did you mean decode\?\); see vod-events --help$/],
  [["--colour"], /unknown option '--colour'; see vod-events --help$/],
  [["decode"], /option '--provider <name>' not specified; see vod-events decode --help$/],
  [["decode", "--provider"], /argument missing; see vod-events decode --help$/],
  [
    ["decode", "--provider", "vimeo"],
    /Adapters: alibaba, baidu, .*\. Run npm install @vod-events\/vimeo, or name its package/,
  ],
  [
    ["decode", "--provider", "tencnt"],
    /--provider: unknown \(Did you mean tencent\?\); see vod-events decode --help$/,
  ],
  [["decode", "--provider", "Baidu"], /\(Did you mean baidu\?\)/],
  [["decode", "--provider", "tencentcloud"], /\(Did you mean tencent\?\)/],
  [["decode", "--provider", ""], /Run npm install @vod-events\/<name>, or name/],
  [["decode", "--provider", "a\nb\u001b[31m"], /Run npm install @vod-events\/<name>, or name/],
  [["decode", "--provider", "x".repeat(100_000)], /Run npm install @vod-events\/<name>, or name/],
  [["decode", "--provider", "baidu", "--prety"], /'--prety' \(Did you mean --pretty\?\); see/],
  [["decode", "--provider", "baidu", "a.json", "b.json"], /too many arguments .* got 2; see/],
  [["inbox"], /name a command; see vod-events inbox --help$/],
  [["inbox", "lst"], /\(Did you mean list\?\); see vod-events inbox --help$/],
  [["inbox", "show"], /missing required argument 'id'; see vod-events inbox show --help$/],
  [["inbox", "list", "--state", "daed"], /\(Did you mean dead\?\); see vod-events inbox list/],
  [["inbox", "list", "--type", "media.upload"], /\(Did you mean media\.uploaded\?\); see/],
  [["inbox", "list", "--since", "yesterday"], /a duration before now such as 30m, 2h, 7d; see/],
  [["inbox", "list", "--since", "5"], /a duration before now such as 30m, 2h, 7d; see/],
  [["inbox", "list", "--before", "999999999y"], /a duration before now such as 30m, 2h, 7d; see/],
  [["inbox", "list", "--limit", "0"], /integer from 1 to 999999999; see/],
  [["inbox", "retry"], /name the ids to retry, or pass --dead; see vod-events inbox retry --help$/],
  [["inbox", "retry", "a", "--dead"], /name ids or pass --dead, not both; see/],
  [["inbox", "retry", "a", "--since", "2h"], /filter options require --dead; see/],
  [["callback"], /name a command; see vod-events callback --help$/],
  [["callback", "aply"], /\(Did you mean apply\?\); see vod-events callback --help$/],
  [
    ["callback", "plan", "--send-key", "--keep-key"],
    /cannot be used with option '--keep-key'; see/,
  ],
  [["callback", "check", "--timeout", "0"], /number above 0, such as 10; see/],
  [
    ["callback", "rotate-key", "--window", "soon"],
    /a duration up to 24d, such as 15m or 900s; see/,
  ],
  [["callback", "rotate-key", "--window", "25d"], /a duration up to 24d, such as 15m or 900s; see/],
];

describe("vod-events with invalid arguments", () => {
  for (const [argv, errorText] of invalid) {
    it(`reports ${JSON.stringify(argv).slice(0, 60)} in one line and exits with 2`, async () => {
      const { exitCode, stdout, stderr } = await runInProcess(argv);
      assert.deepEqual({ exitCode, stdout }, { exitCode: 2, stdout: "" });
      assert.match(stderr, /^error\[usage\]: [^\p{Cc}]{1,1000}\n$/u);
      assert.match(stderr.trimEnd(), errorText);
    });
  }
});

describe("vod-events help", () => {
  const helps = [
    ["--help"],
    ["-h"],
    ["help"],
    ["decode", "--help"],
    ["help", "decode"],
    ["listen", "--help"],
    ["inbox", "--help"],
    ["inbox", "retry", "--help"],
    ["callback", "--help"],
    ["callback", "show", "--help"],
    ["callback", "plan", "--help"],
    ["callback", "apply", "--help"],
    ["callback", "check", "--help"],
    ["callback", "rotate-key", "--help"],
  ];
  for (const argv of helps) {
    it(`prints the help of ${argv.join(" ")} to standard output`, async () => {
      const { exitCode, stdout, stderr } = await runInProcess(argv);
      assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
      assert.match(stdout, /^Usage: vod-events /);
      assert.match(
        stdout,
        /Exit codes:\n {2}0 {2}success\n {2}1 {2}failure.*\n {2}2 {2}invalid usage\n/,
      );
    });
  }

  it("contains examples of decode", async () => {
    const { stdout } = await runInProcess(["decode", "--help"]);
    assert.match(stdout, /Examples:\n {2}vod-events decode --provider <name> callback\.json\n/);
    assert.match(stdout, /vod-events adapters lists the names/);
  });

  it("prints its version", async () => {
    const manifest = readFileSync(join(commandFile, "../../package.json"), "utf8");
    const { exitCode, stdout } = await runInProcess(["--version"]);
    assert.deepEqual([exitCode, stdout], [0, `${JSON.parse(manifest).version}\n`]);
  });
});
