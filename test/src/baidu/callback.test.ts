import assert from "node:assert/strict";
import { type BaiduVodClient, baidu } from "@vod-events/baidu";
import { type DesiredSettings, VodError } from "@vod-events/core/provider";
import { type Answer, type ApiServer, startApiServer } from "./api-server.js";
import { allDisabled, callbackOf, credentials } from "./callback-of.js";

const config = {
  callbackUrl: "https://example.com/vod/baidu",
  enableSign: true,
  signKey: "my_random_token",
  enableMediaUploadCompleteEvent: true,
  enableMediaFetchCompleteEvent: false,
  enableMediaTranscodeCompleteEvent: true,
  enableMediaThumbnailCompleteEvent: null,
  enableVideoGenerateCompleteEvent: true,
};

const settings: DesiredSettings = {
  mode: "push",
  url: "https://example.com/vod/baidu",
  signing: "on",
  signingKey: "my_random_token",
  events: {
    "media.uploaded": true,
    "media.imported": false,
    "media.transcoded": true,
    "generation.completed": true,
  },
  native: {
    callbackUrl: "https://example.com/vod/baidu",
    enableSign: true,
    enableMediaUploadCompleteEvent: true,
    enableMediaFetchCompleteEvent: false,
    enableMediaTranscodeCompleteEvent: true,
    enableMediaThumbnailCompleteEvent: null,
    enableVideoGenerateCompleteEvent: true,
  },
};

/** A client that returns a config and records its calls. */
function clientWith(reply: unknown) {
  const patches: unknown[] = [];
  const client: BaiduVodClient = {
    getCallback: async () => reply,
    async putCallback(patch) {
      patches.push(patch);
    },
  };
  return { client, patches };
}

async function patchFor(before: DesiredSettings, after: DesiredSettings): Promise<unknown> {
  const { client, patches } = clientWith({});
  await callbackOf({ client }).write({ before, after });
  assert(patches.length <= 1);
  return patches[0];
}

describe("baidu callback read", () => {
  it("returns neutral fields and keeps the key out of native", async () => {
    const { client } = clientWith(config);
    assert.deepEqual(await callbackOf({ client }).read(), settings);
  });

  for (const reply of [{}, { callbackUrl: null, enableSign: null, signKey: "" }]) {
    it(`reports ${JSON.stringify(reply)} as unknown`, async () => {
      const { native, ...known } = await callbackOf({ client: clientWith(reply).client }).read();
      assert.deepEqual(known, { mode: "push", signing: "unknown", events: {} });
      assert(!("signKey" in native));
    });
  }

  for (const reply of [null, undefined, [], "text"]) {
    it(`rejects ${JSON.stringify(reply)} as a config`, async () => {
      const { client } = clientWith(reply);
      await assert.rejects(callbackOf({ client }).read(), { code: "response_invalid" });
    });
  }
});

describe("baidu callback write", () => {
  it("writes nothing without a difference", async () => {
    assert.equal(await patchFor(settings, settings), undefined);
  });

  it("writes only the differences", async () => {
    const url = "https://example.com/other/baidu";
    assert.deepEqual(await patchFor(settings, { ...settings, url }), { callbackUrl: url });
    assert.deepEqual(
      await patchFor(settings, { ...settings, events: { "media.transcoded": false } }),
      { enableMediaTranscodeCompleteEvent: false },
    );
    assert.deepEqual(await patchFor(settings, { ...settings, signing: "off" }), {
      enableSign: false,
    });
  });

  it("includes the URL when it switches an event on", async () => {
    const events = { "media.imported": true, "thumbnail.created": true, "media.uploaded": true };
    assert.deepEqual(await patchFor(settings, { ...settings, events }), {
      callbackUrl: "https://example.com/vod/baidu",
      enableMediaFetchCompleteEvent: true,
      enableMediaThumbnailCompleteEvent: true,
    });
  });

  for (const [type, flag] of [
    ["media.uploaded", "enableMediaUploadCompleteEvent"],
    ["media.imported", "enableMediaFetchCompleteEvent"],
    ["media.transcoded", "enableMediaTranscodeCompleteEvent"],
    ["thumbnail.created", "enableMediaThumbnailCompleteEvent"],
    ["analysis.completed", "enableMediaAnalysisCompleteEvent"],
    ["moderation.completed", "enableMediaRegulationCompleteEvent"],
    ["edit.completed", "enableComposeTaskStatusChangeEvent"],
    ["generation.completed", "enableVideoGenerateCompleteEvent"],
  ] as const) {
    it(`switches ${type} with ${flag}, and reads it from there`, async () => {
      const { url, ...before } = { ...allDisabled, url: "https://example.com/vod/baidu" };
      const after = { ...before, url, events: { [type]: true } };
      assert.deepEqual(await patchFor(before, after), { callbackUrl: url, [flag]: true });
      const { client } = clientWith({ [flag]: false });
      assert.deepEqual((await callbackOf({ client }).read()).events, { [type]: false });
    });
  }

  it("includes the key when it switches signing on", async () => {
    const patch = { enableSign: true, signKey: "my_random_token" };
    assert.deepEqual(await patchFor({ ...settings, signing: "off" }, settings), patch);
    assert.deepEqual(await patchFor({ ...settings, signing: "unknown" }, settings), patch);
    const { signingKey: _, ...withoutKey } = settings;
    assert.deepEqual(await patchFor({ ...settings, signing: "off" }, withoutKey), patch);
  });

  it("changes the key of signed deliveries", async () => {
    assert.deepEqual(await patchFor(settings, { ...settings, signingKey: "new" }), {
      enableSign: true,
      signKey: "new",
    });
  });

  it("leaves unset fields unchanged", async () => {
    assert.equal(await patchFor(settings, { ...allDisabled, signing: "unknown" }), undefined);
  });

  it("rejects the mode pull and events that Baidu does not have", async () => {
    const pull = patchFor(settings, { ...settings, mode: "pull" });
    await assert.rejects(pull, { code: "unsupported" });
    const deleted = patchFor(settings, { ...settings, events: { "media.deleted": true } });
    await assert.rejects(deleted, { code: "unsupported" });
    const unwanted = { ...settings, events: { "media.deleted": false } };
    assert.equal(await patchFor(settings, unwanted), undefined);
  });
});

describe("baidu callback through the API", () => {
  let server: ApiServer;
  let stored: Record<string, unknown>;
  const merge: Answer = (response, { method, body }) => {
    if (method === "PUT") stored = { ...stored, ...JSON.parse(body) };
    response.writeHead(200, { "content-type": "application/json;charset=UTF-8" });
    response.end(method === "PUT" ? "" : JSON.stringify(stored));
  };

  beforeEach(async () => {
    stored = {};
    server = await startApiServer(merge);
  });
  afterEach(() => server.close());

  it("reads back the written config", async () => {
    const callback = callbackOf({ credentials, endpoint: server.endpoint });
    await callback.write({ before: await callback.read(), after: settings });
    const { native: _, ...expected } = settings;
    const { native, ...actual } = await callback.read();
    assert.deepEqual(actual, expected);
    assert(!JSON.stringify(native).includes("my_random_token"));
    assert.deepEqual(
      server.received.map(({ method, path }) => `${method} ${path}`),
      ["GET /v2/callback", "PUT /v2/callback", "GET /v2/callback"],
    );
  });
});

describe("baidu callback with a client from the options", () => {
  const failing = (error: unknown): BaiduVodClient => ({
    getCallback: () => Promise.reject(error),
    putCallback: () => Promise.reject(error),
  });

  it("passes the signal to it", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const signals: (AbortSignal | undefined)[] = [];
    const client: BaiduVodClient = {
      async getCallback(given) {
        signals.push(given);
        return {};
      },
      async putCallback(_patch, given) {
        signals.push(given);
      },
    };
    await callbackOf({ client }).read(signal);
    await callbackOf({ client }).write({ before: allDisabled, after: settings }, signal);
    assert.deepEqual(
      signals.map((given) => given?.aborted),
      [false, false],
    );
    controller.abort();
    assert.deepEqual(
      signals.map((given) => given?.aborted),
      [true, true],
    );
  });

  it("ends a call of it after timeoutSeconds", async () => {
    const client: BaiduVodClient = {
      getCallback: () => new Promise(() => {}),
      putCallback: () => new Promise(() => {}),
    };
    await assert.rejects(callbackOf({ client, timeoutSeconds: 0.05 }).read(), {
      code: "timeout",
      message: "GET /v2/callback of Baidu VOD took longer than baidu.timeoutSeconds (0.05 s)",
    });
  });

  it("passes its VodErrors through and wraps other errors", async () => {
    const error = new VodError("throttled", "slowly");
    await assert.rejects(callbackOf({ client: failing(error) }).read(), error);
    const malformed = { status_code: 400, message: {} };
    await assert.rejects(callbackOf({ client: failing(malformed) }).read(), {
      name: "VodError",
      code: "unavailable",
      cause: malformed,
    });
    const change = { before: allDisabled, after: settings };
    await assert.rejects(callbackOf({ client: failing(malformed) }).write(change), {
      code: "unavailable",
    });
  });

  it("wraps an error thrown before it returns a promise", async () => {
    const client: BaiduVodClient = {
      getCallback() {
        throw new TypeError("no");
      },
      async putCallback() {},
    };
    await assert.rejects(callbackOf({ client }).read(), { code: "unavailable" });
  });

  it("reports its failure as aborted if the signal is aborted", async () => {
    const client = failing(new Error("stopped"));
    await assert.rejects(callbackOf({ client }).read(AbortSignal.abort()), { code: "aborted" });
  });
});

describe("baidu capabilities", () => {
  it("declare push, signatures over the whole delivery, a readable config and partial writes", () => {
    const { modes, signing, read, write } = baidu().capabilities;
    assert.deepEqual(
      { modes, signing, read, write },
      {
        modes: ["push"],
        signing: { covers: ["body", "url", "time"] },
        read: "full",
        write: "merge",
      },
    );
  });

  it("list exactly the event types that a write can switch", async () => {
    for (const [type, support] of Object.entries(baidu().capabilities.events)) {
      const write = patchFor(settings, { ...settings, events: { [type]: true } });
      if (support === "switchable") await write;
      else await assert.rejects(write, { code: "unsupported" });
    }
  });
});
