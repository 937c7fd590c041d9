import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import { Canaries } from "./canaries.js";
import { type AllowedCanary, assertNoLeaks, Evidence } from "./evidence.js";

/** Every member of a config, with a value that is right. */
const valid = {
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

const allowed: readonly AllowedCanary[] = [
  {
    canary: /^(provider|callback\.events\.\d)( \(|$)/,
    where: /^an application$/,
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
    let rejected = 0;
    const providers = { tencent: () => tencent({ env: {} }) };
    assert.equal(
      errorOf(() => createVodEvents({ ...valid, providers } as never)),
      undefined,
    );
    for (const path of pathsOf(valid).slice(1)) {
      for (const value of wrongValues(path.join("."))) {
        const options = withValue({ ...valid, providers }, path, value);
        const error = errorOf(() => createVodEvents(options as never));
        if (error === undefined) continue;
        rejected += 1;
        evidence.value("an application", error);
      }
    }
    assert.ok(rejected > 90, `${rejected} were rejected`);
    await assertNoLeaks(evidence, allowed);
  });

  it("for each option and variable of an adapter", async () => {
    let rejected = 0;
    const candidates: readonly (readonly [string, (value: unknown) => unknown])[] = [
      ...names.map((name) => [name, (value: unknown) => ({ [name]: value })] as const),
      ...parts.map((name) => [name, (value: unknown) => credentialsWith(name, value)] as const),
      ...variables.map((name) => [name, (value: unknown) => ({ env: { [name]: value } })] as const),
    ];
    for (const adapter of [tencent, baidu] as readonly ((options: never) => unknown)[]) {
      for (const [name, optionsWith] of candidates) {
        for (const value of wrongValues(name)) {
          const error = errorOf(() => adapter(optionsWith(value) as never));
          if (error === undefined) continue;
          rejected += 1;
          evidence.value("an adapter", error);
        }
      }
    }
    assert.ok(rejected > 60, `${rejected} were rejected`);
    await assertNoLeaks(evidence, allowed);
  });
});

/** Returns the error of a function. */
function errorOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
