import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import { createCallbackManager, createVodEvents, memoryInbox } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import { fakeClock } from "@vod-events/testkit";
import fc from "fast-check";
import { Project } from "../config/project.js";
import { type ByteChange, byteChanges, changedBytes } from "./byte-changes.js";
import { changedConfig, jsonConfigChanges, programConfigChanges } from "./config-changes.js";
import { checkConfigError } from "./config-errors.js";
import { casesOf, timeoutMs } from "./number-of-cases.js";
import { failOnUnhandledRejections } from "./unhandled-rejections.js";

/** A config with every option. */
const shared = {
  provider: "tencent",
  callback: {
    mode: "push",
    url: "https://app.example/vod",
    signing: { key: "secret1", previousKeys: ["secret0"] },
    events: ["media.uploaded", "media.transcoded"],
  },
  receiver: {
    ...{ allowUnsigned: false, require: ["time"], maxAgeSeconds: 600, clockSkewSeconds: 60 },
    ...{ maxBodyBytes: 1000, bodyTimeoutSeconds: 10, confirm: "api", unconfirmed: "handle" },
  },
  handling: {
    ...{ concurrency: 8, deadlineSeconds: 10, attempts: 3, retryBaseSeconds: 1 },
    ...{ retryCapSeconds: 60, serialBy: "media" },
  },
};

const options = () => ({
  ...shared,
  providers: { tencent: () => tencent({ env: {} }), baidu: () => baidu({ env: {} }) },
  inbox: memoryInbox(),
  clock: fakeClock(),
  random: () => 0,
});

const file = {
  ...shared,
  providers: {
    tencent: {
      credentials: { secretId: "id", secretKey: "secret2", token: "token" },
      ...{ subAppId: 1, site: "mainland", endpoint: "https://api.example", timeoutSeconds: 10 },
    },
    china: {
      adapter: "baidu",
      credentials: { accessKeyId: "id", secretAccessKey: "secret3" },
      ...{ endpoint: "https://api.example", timeoutSeconds: 10 },
    },
  },
  inbox: "events.db",
};

describe("a mutated config", function () {
  this.timeout(timeoutMs);
  failOnUnhandledRejections();

  it("creates an application or is rejected in one line without quoting it", () => {
    let created = 0;
    const property = fc.property(programConfigChanges, (changes) => {
      try {
        createVodEvents(changedConfig(options(), changes) as never);
        created += 1;
      } catch (error) {
        checkConfigError(error);
      }
    });
    fc.assert(property, casesOf(1000, 20_000));
    assert.ok(created > 0);
  });

  it("creates a callback manager or is rejected likewise", () => {
    const { handling, ...rest } = options();
    const property = fc.property(programConfigChanges, (changes) => {
      try {
        createCallbackManager(changedConfig(rest, changes) as never);
      } catch (error) {
        checkConfigError(error);
      }
    });
    fc.assert(property, casesOf(300, 10_000));
  });
});

describe("a mutated config file", function () {
  this.timeout(timeoutMs);
  failOnUnhandledRejections();
  let project: Project;
  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  async function checkCase(content: string): Promise<void> {
    project.write("vod-events.config.json", content);
    try {
      createVodEvents((await project.load()).options);
    } catch (error) {
      checkConfigError(error);
    }
  }

  it("is loaded or rejected in one line without quoting it", async () => {
    const property = fc.asyncProperty(jsonConfigChanges, (changes) =>
      checkCase(JSON.stringify(changedConfig(file, changes)) ?? ""),
    );
    await fc.assert(property, casesOf(400, 8000));
  });

  it("is rejected likewise when its bytes are mutated", async () => {
    const bytes = Buffer.from(JSON.stringify(file, undefined, 2));
    const property = fc.asyncProperty(byteChanges, (changes: readonly ByteChange[]) =>
      checkCase(Buffer.from(changedBytes(bytes, changes)).toString()),
    );
    await fc.assert(property, casesOf(200, 4000));
  });
});
