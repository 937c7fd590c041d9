import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import { createCallbackManager, createVodEvents, memoryInbox } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import { fakeClock } from "@vod-events/testkit";
import fc from "fast-check";
import { Project } from "../config/project.js";
import { type ByteChange, byteChanges, changedBytes } from "./byte-changes.js";
import { changedConfig, jsonConfigChanges, programConfigChanges } from "./config-changes.js";
import { casesOf, patience } from "./number-of-cases.js";
import { checkRefusal } from "./refusals.js";
import { refuseUnhandledRejections } from "./rejections.js";

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
  this.timeout(patience);
  refuseUnhandledRejections();

  it("creates an application or is rejected in one line without quoting it", () => {
    let made = 0;
    const property = fc.property(programConfigChanges, (changes) => {
      try {
        createVodEvents(changedConfig(options(), changes) as never);
        made += 1;
      } catch (error) {
        checkRefusal(error);
      }
    });
    fc.assert(property, casesOf(1000, 20_000));
    assert.ok(made > 0);
  });

  it("creates a callback manager or is rejected likewise", () => {
    const { handling, ...rest } = options();
    const property = fc.property(programConfigChanges, (changes) => {
      try {
        createCallbackManager(changedConfig(rest, changes) as never);
      } catch (error) {
        checkRefusal(error);
      }
    });
    fc.assert(property, casesOf(300, 10_000));
  });
});

describe("a mutated config file", function () {
  this.timeout(patience);
  refuseUnhandledRejections();
  let project: Project;
  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  async function holds(content: string): Promise<void> {
    project.write("vod-events.config.json", content);
    try {
      createVodEvents((await project.load()).options);
    } catch (error) {
      checkRefusal(error);
    }
  }

  it("is loaded or rejected in one line without quoting it", async () => {
    const property = fc.asyncProperty(jsonConfigChanges, (changes) =>
      holds(JSON.stringify(changedConfig(file, changes)) ?? ""),
    );
    await fc.assert(property, casesOf(400, 8000));
  });

  it("is rejected likewise when its bytes are mutated", async () => {
    const bytes = Buffer.from(JSON.stringify(file, undefined, 2));
    const property = fc.asyncProperty(byteChanges, (changes: readonly ByteChange[]) =>
      holds(Buffer.from(changedBytes(bytes, changes)).toString()),
    );
    await fc.assert(property, casesOf(200, 4000));
  });
});
