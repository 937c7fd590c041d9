import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { baidu } from "@vod-events/baidu";
import { configVariables } from "@vod-events/config";
import { createVodEvents } from "@vod-events/core";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import { Project } from "../config/project.js";
import { Canaries } from "./canaries.js";
import { assertSilent, Evidence, type Exception } from "./evidence.js";

/** Every member of a config, with a value that is right. */
const right = {
  provider: "tencent",
  callback: {
    mode: "push",
    url: "https://app.example/vod",
    signing: { key: "key1", previousKeys: ["key0"] },
    events: ["media.uploaded"],
  },
  receiver: {
    ...{ allowUnsigned: false, require: ["time"], maxAgeSeconds: 1, clockSkewSeconds: 1 },
    ...{ maxBodyBytes: 1, bodyTimeoutSeconds: 1, confirm: "api", unconfirmed: "refuse" },
  },
  handling: {
    ...{ concurrency: 1, deadlineSeconds: 1, attempts: 1, retryBaseSeconds: 1 },
    ...{ retryCapSeconds: 1, serialBy: "media" },
  },
};

const exceptions: readonly Exception[] = [
  {
    canary: /^(provider|adapter|VOD_PROVIDER|callback\.events\.\d)( \(|$)/,
    seen: /^(an application|a config)/,
    why: "the name of a cloud or of a type of events is no secret, and is said where there is none",
  },
  {
    canary: /^(VOD_CONFIG|VOD_SIGNING_KEY_FILE|VOD_INBOX)$/,
    seen: /^a config/,
    why: "where a file is, is said where it cannot be used",
  },
];

type Path = readonly (string | number)[];

/** The ways to all values of a JSON value. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, below]) => pathsOf(below, [...path, key]))];
}

function withValue(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  copy[key] = withValue(copy[key], rest, by);
  return copy;
}

describe("nothing of a config that is wrong is seen in what is said of it", () => {
  let canaries: Canaries;
  let evidence: Evidence;
  let folder: string;
  beforeEach(() => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Wrong values of all kinds, each with canaries. */
  const wrongValues = (place: string): readonly unknown[] => [
    canaries.plant(place),
    `https://${canaries.plant(`${place} (user)`)}:${canaries.plant(`${place} (password)`)}@ /`,
    `${canaries.plant(`${place} (with a line break)`)}\n`,
    [canaries.plant(`${place} (in a list)`)],
    { key: canaries.plant(`${place} (in an object)`) },
    { odd: canaries.plant(`${place} (in an object, misspelled)`) },
  ];

  it("each member, given to an application", async () => {
    let refused = 0;
    const providers = { tencent: () => tencent({ env: {} }) };
    for (const path of pathsOf(right).slice(1)) {
      for (const value of wrongValues(path.join("."))) {
        const options = withValue({ ...right, providers }, path, value);
        const made = attempt(() => createVodEvents(options as never));
        if (made === undefined) continue;
        refused += 1;
        evidence.value("an application", made);
      }
    }
    assert.ok(refused > 90, `${refused} were refused`);
    await assertSilent(evidence, exceptions);
  });

  it("each option of an adapter, and each of its variables", async () => {
    let refused = 0;
    const names = [
      "credentials",
      "subAppId",
      "site",
      "endpoint",
      "client",
      "timeoutSeconds",
      "odd",
    ];
    const parts = [
      "secretId",
      "secretKey",
      "token",
      "accessKeyId",
      "secretAccessKey",
      "sessionToken",
    ];
    const variables = [
      ...["SECRET_ID", "SECRET_KEY", "SESSION_TOKEN", "VOD_SUB_APP_ID", "VOD_SITE", "VOD_ENDPOINT"],
      "ACCESS_KEY",
    ].flatMap((name) => [`TENCENTCLOUD_${name}`, `BAIDUCLOUD_${name}`]);
    for (const adapter of [tencent, baidu] as readonly ((options: never) => unknown)[]) {
      const tried: [string, (value: unknown) => unknown][] = [
        ...names.map((name) => [name, (value: unknown) => ({ [name]: value })] as const),
        ...parts.map(
          (name) => [name, (value: unknown) => ({ credentials: { [name]: value } })] as const,
        ),
        ...variables.map(
          (name) => [name, (value: unknown) => ({ env: { [name]: value } })] as const,
        ),
      ].map(([name, make]) => [name, make]);
      for (const [name, optionsWith] of tried) {
        for (const value of wrongValues(name)) {
          const error = attempt(() => adapter(optionsWith(value) as never));
          if (error === undefined) continue;
          refused += 1;
          evidence.value("an adapter", error);
        }
      }
    }
    assert.ok(refused > 60, `${refused} were refused`);
    await assertSilent(evidence, exceptions);
  });

  it("a config file and variables of the environment", async () => {
    const project = new Project();
    try {
      const secret = () => canaries.plant("a line of a config file");
      const contents = [
        `{ "callback": { "url": "${secret()}" }`,
        `{ "callback": { "url": "${secret()}" } }`,
        `{ "callback": { "signing": { "kee": "${secret()}" } } }`,
        JSON.stringify({ providers: { a: { adapter: canaries.plant("adapter") } }, provider: "a" }),
        JSON.stringify({ providers: { tencent: { secretKey: secret() } }, provider: "tencent" }),
        JSON.stringify(secret()),
      ];
      for (const content of contents) {
        const file = project.write("vod-events.config.json", content);
        await evidence.thrown("a config file", () => loaded(project, { file }));
      }
      const codes = [
        `const key = "${secret()}"; export default {{ key };`,
        `export default "${secret()}";`,
        `const callback = { url: "${secret()}" }; export default callback.nothing.at("${secret()}");`,
        `import "./${canaries.plant("provider (an import)")}.js"; export default {};`,
      ];
      for (const content of codes) {
        const file = project.write("vod-events.config.ts", content);
        await evidence.thrown("a config file", () => loaded(project, { file }));
      }
      for (const { name } of configVariables) {
        const env = { VOD_PROVIDER: "tencent", VOD_CALLBACK_URL: "https://a.example/b" };
        const load = () => loaded(project, { env: { ...env, [name]: canaries.plant(name) } });
        await load().catch((error: unknown) => evidence.value("a config", error));
      }
    } finally {
      project.remove();
    }
    await assertSilent(evidence, exceptions);
  });

  async function loaded(project: Project, sources: object): Promise<void> {
    const { options } = await project.load(sources);
    createVodEvents(options);
  }

  it("a key file, and an inbox file", async () => {
    const path = join(folder, "a-file");
    const secret = canaries.plant("a line of a file");
    const callback = { ...right.callback, signing: { keyFile: path } } as const;
    const contents = [
      ...[secret, JSON.stringify(secret), `{"key":"${secret}"`, JSON.stringify({ kee: secret })],
      JSON.stringify({ key: [secret] }),
      JSON.stringify({ key: "a", previousKeys: [{ key: secret, until: secret }] }),
      JSON.stringify({ key: `${secret}\n!` }),
    ];
    for (const content of contents) {
      writeFileSync(path, content);
      const options = { ...right, callback, receiver: {}, providers: { tencent: () => tencent() } };
      const error = attempt(() => createVodEvents(options as never));
      if (error !== undefined) evidence.value("a key file", error);
    }
    writeFileSync(path, secret.repeat(1000));
    await evidence.thrown("an inbox file", async () => sqliteInbox(path).ledger.stats());
    await assertSilent(evidence, exceptions);
  });
});

/** What a function throws. */
function attempt(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
