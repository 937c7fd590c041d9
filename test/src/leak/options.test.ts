import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
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
    ...{ maxBodyBytes: 1, bodyTimeoutSeconds: 1, confirm: "api", unconfirmed: "reject" },
  },
  handling: {
    ...{ concurrency: 1, deadlineSeconds: 1, attempts: 1, retryBaseSeconds: 1 },
    ...{ retryCapSeconds: 1, serialBy: "media" },
  },
};

const exceptions: readonly Exception[] = [
  {
    canary: /^(provider|callback\.events\.\d)( \(|$)/,
    seen: /^an application$/,
    why: "the name of a provider or of an event types is no secret, and is said where there is none",
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

/** The options of both adapters, and one that there is not. */
const names = "credentials subAppId site endpoint client timeoutSeconds odd".split(" ");
const parts = "secretId secretKey token accessKeyId secretAccessKey sessionToken".split(" ");
const variables =
  "SECRET_ID SECRET_KEY ACCESS_KEY SESSION_TOKEN VOD_SUB_APP_ID VOD_SITE VOD_ENDPOINT"
    .split(" ")
    .flatMap((name) => [`TENCENTCLOUD_${name}`, `BAIDUCLOUD_${name}`]);
const credentialsWith = (name: string, value: unknown) => ({ credentials: { [name]: value } });

describe("messages about an invalid option contain nothing of it", () => {
  let canaries: Canaries;
  let evidence: Evidence;
  beforeEach(() => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
  });

  /** Wrong values of all kinds, each with canaries. */
  const wrongValues = (place: string): readonly unknown[] => [
    canaries.plant(place),
    `https://${canaries.plant(`${place} (user)`)}:${canaries.plant(`${place} (password)`)}@ /`,
    `${canaries.plant(`${place} (with a line break)`)}\n`,
    [canaries.plant(`${place} (in a list)`)],
    { key: canaries.plant(`${place} (in an object)`) },
    { odd: canaries.plant(`${place} (in an object, misspelled)`) },
  ];

  it("for each option of an application", async () => {
    let refused = 0;
    const providers = { tencent: () => tencent({ env: {} }) };
    assert.equal(
      attempt(() => createVodEvents({ ...right, providers } as never)),
      undefined,
    );
    for (const path of pathsOf(right).slice(1)) {
      for (const value of wrongValues(path.join("."))) {
        const options = withValue({ ...right, providers }, path, value);
        const error = attempt(() => createVodEvents(options as never));
        if (error === undefined) continue;
        refused += 1;
        evidence.value("an application", error);
      }
    }
    assert.ok(refused > 90, `${refused} were refused`);
    await assertSilent(evidence, exceptions);
  });

  it("for each option and variable of an adapter", async () => {
    let refused = 0;
    const tried: readonly (readonly [string, (value: unknown) => unknown])[] = [
      ...names.map((name) => [name, (value: unknown) => ({ [name]: value })] as const),
      ...parts.map((name) => [name, (value: unknown) => credentialsWith(name, value)] as const),
      ...variables.map((name) => [name, (value: unknown) => ({ env: { [name]: value } })] as const),
    ];
    for (const adapter of [tencent, baidu] as readonly ((options: never) => unknown)[]) {
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
});

/** Returns the error of a function. */
function attempt(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
