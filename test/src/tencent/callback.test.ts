import assert from "node:assert/strict";
import type { CallbackSettings, DesiredSettings } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import { type ApiAnswer, type ApiServer, startApi } from "./api-server.js";

const shown = {
  Mode: "PUSH",
  NotificationUrl: "https://example.com/vod/tencent",
  UploadMediaCompleteEventSwitch: "ON",
  DeleteMediaCompleteEventSwitch: "OFF",
  PersistenceCompleteEventSwitch: "ON",
};

describe("tencent: callback config", () => {
  let server: ApiServer;
  let answer: ApiAnswer;

  beforeEach(async () => {
    server = await startApi(() => answer);
  });
  afterEach(() => server.close());

  function callback(subAppId?: number) {
    const { callback } = tencent({
      credentials: { secretId: "id", secretKey: "key" },
      endpoint: server.url,
      subAppId,
    });
    assert.ok(callback);
    return callback;
  }

  async function read(fields: object): Promise<CallbackSettings> {
    answer = { fields: { ...fields } };
    return callback().read();
  }

  async function written(
    after: Partial<DesiredSettings>,
    cloud: object = shown,
    known: Partial<CallbackSettings> = {},
  ): Promise<unknown> {
    const before = { ...(await read(cloud)), ...known };
    await callback().write({ before, after: { ...before, events: {}, ...after } });
    assert.equal(server.calls.at(-1)?.action, "ModifyEventConfig");
    return server.calls.at(-1)?.body;
  }

  it("is read into neutral fields, without the hidden key", async () => {
    assert.deepEqual(await read(shown), {
      mode: "push",
      url: "https://example.com/vod/tencent",
      signing: "unknown",
      events: { "media.uploaded": true, "media.deleted": false, "media.persisted": true },
      native: shown,
    });
    assert.equal(server.calls[0]?.action, "DescribeEventConfig");
    assert.deepEqual(server.calls[0]?.body, {});
  });

  it("is push without a URL if nothing was ever set", async () => {
    const settings = await read({ Mode: "", NotificationUrl: "" });
    assert.equal(settings.mode, "push");
    assert.equal(settings.url, undefined);
    assert.deepEqual(settings.events, {
      "media.uploaded": false,
      "media.deleted": false,
      "media.persisted": false,
    });
  });

  it("hides a key if the cloud ever returns one", async () => {
    const settings = await read({ ...shown, SignKey: "secret" });
    assert.doesNotMatch(JSON.stringify(settings), /secret|SignKey/);
  });

  it("with an unknown mode is an invalid response", async () => {
    await assert.rejects(read({ ...shown, Mode: "BOTH" }), { code: "response_invalid" });
  });

  it("names the sub-application if there is one", async () => {
    answer = { fields: shown };
    await callback(1500000001).read();
    assert.deepEqual(server.calls[0]?.body, { SubAppId: 1500000001 });
  });

  it("is written with its mode, URL and all switches on every change", async () => {
    const events = { "media.uploaded": false, "media.deleted": true, "media.persisted": false };
    assert.deepEqual(await written({ url: "https://example.com/new", events }), {
      Mode: "PUSH",
      NotificationUrl: "https://example.com/new",
      UploadMediaCompleteEventSwitch: "OFF",
      DeleteMediaCompleteEventSwitch: "ON",
      PersistenceCompleteEventSwitch: "OFF",
    });
  });

  it("keeps the switches that the config does not name", async () => {
    const { PersistenceCompleteEventSwitch: _, ...older } = shown;
    assert.deepEqual(await written({ events: {} }, older), {
      ...shown,
      PersistenceCompleteEventSwitch: "OFF",
    });
  });

  it("keeps its URL on a switch to pull", async () => {
    assert.deepEqual(await written({ mode: "pull", url: "https://example.com/other" }), {
      ...shown,
      Mode: "PULL",
    });
    const nowhere = { ...shown, NotificationUrl: "" };
    assert.deepEqual(await written({ mode: "pull" }, nowhere), { ...nowhere, Mode: "PULL" });
  });

  it("is written with a key only if the key changes", async () => {
    assert.deepEqual(await written({ signingKey: "abc" }), { ...shown, SignKey: "abc" });
    const signingKey = "abc";
    assert.deepEqual(await written({ signingKey }, shown, { signingKey }), shown);
  });

  it("reports a rejected write without the cloud's message, which may hold the key", async () => {
    const before = await read(shown);
    answer = { error: "InvalidParameter", message: "SignKey abc is bad" };
    const after = { ...before, events: {}, signingKey: "abc" };
    await assert.rejects(callback().write({ before, after }), (error: Error) => {
      assert.doesNotMatch(`${error.message} ${JSON.stringify(error)}`, /abc/);
      assert.equal(error.cause, undefined);
      return true;
    });
  });
});
