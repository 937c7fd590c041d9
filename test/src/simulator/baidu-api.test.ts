import assert from "node:assert/strict";
import { type SimulatedBaidu, simulateBaidu } from "@vod-events/simulator";
import { authorize, baiduErrorOf, callBaidu } from "./baidu-client.js";
import { type RawReply, sendRaw } from "./raw-request.js";

describe("simulated Baidu: API", () => {
  let cloud: SimulatedBaidu;
  beforeEach(async () => {
    cloud = await simulateBaidu();
  });
  afterEach(() => cloud.close());

  const host = "vod.bj.baidubce.com";

  function get(
    path: string,
    headers: Readonly<Record<string, string>>,
    authorization = authorize(cloud, path, headers),
  ): Promise<RawReply> {
    return sendRaw(cloud.endpoint, { method: "GET", path, headers: { ...headers, authorization } });
  }

  async function codeOf(reply: Promise<RawReply>): Promise<readonly [number, string]> {
    const { status, body } = await reply;
    return [status, JSON.parse(body).code];
  }

  it("answers Baidu's own client", async () => {
    const { http_headers: headers } = await callBaidu(cloud, "GET");
    assert.match(headers["x-bce-request-id"] ?? "", /^[0-9a-f-]{36}$/);
  });

  it("accepts a signature over the host, with or without other headers", async () => {
    const date = new Date().toISOString().replace(/\.\d+/, "");
    assert.equal((await get("/v2/callback", { host })).status, 200);
    assert.equal((await get("/v2/callback", { host, "x-bce-date": date })).status, 200);
    assert.equal((await get("/v2/callback?a=%2F%20&b=1", { host })).status, 200);
  });

  it("answers an error with its status, its code and the request id of the header", async () => {
    const reply = await get("/v2/callback", {}, "nonsense");
    const body = JSON.parse(reply.body);
    assert.deepEqual(Object.keys(body), ["requestId", "code", "message"]);
    assert.equal(body.requestId, reply.headers["x-bce-request-id"]);
  });

  it("rejects an unknown key and a wrong secret", async () => {
    const { endpoint, credentials } = cloud;
    const unknownUser = { endpoint, credentials: { ...credentials, accessKeyId: "somebody" } };
    const wrongSecret = { endpoint, credentials: { ...credentials, secretAccessKey: "wrong" } };
    const errors = [
      await baiduErrorOf(callBaidu(unknownUser, "GET")),
      await baiduErrorOf(callBaidu(wrongSecret, "GET")),
    ];
    assert.deepEqual(
      errors.map(({ status_code, code }) => [status_code, code]),
      [
        [403, "InvalidAccessKeyId"],
        [400, "SignatureDoesNotMatch"],
      ],
    );
  });

  it("rejects a request without a signature, and one whose signature does not cover the host", async () => {
    const unsigned = sendRaw(cloud.endpoint, { method: "GET", path: "/v2/callback", headers: {} });
    const elsewhere = get(
      "/v2/callback",
      { host },
      authorize(cloud, "/v2/callback", { accept: "x" }),
    );
    assert.deepEqual(await codeOf(unsigned), [400, "InvalidHTTPAuthHeader"]);
    assert.deepEqual(await codeOf(elsewhere), [400, "InvalidHTTPAuthHeader"]);
  });

  it("rejects a signature for another host", async () => {
    const authorization = authorize(cloud, "/v2/callback", { host: "vod.example.com" });
    const reply = get("/v2/callback", { host }, authorization);
    assert.deepEqual(await codeOf(reply), [400, "SignatureDoesNotMatch"]);
  });

  it("rejects a signature past its lifetime, or half an hour ahead", async () => {
    const now = Math.floor(Date.now() / 1000);
    const reply = (age: number) =>
      get("/v2/callback", { host }, authorize(cloud, "/v2/callback", { host }, now - age));
    assert.equal((await reply(1790)).status, 200);
    assert.equal((await reply(-1790)).status, 200);
    assert.deepEqual(await codeOf(reply(1810)), [400, "RequestExpired"]);
    assert.deepEqual(await codeOf(reply(-1810)), [400, "RequestExpired"]);
  });

  it("rejects an account that never activated VOD", async () => {
    await cloud.close();
    cloud = await simulateBaidu({ activated: false });
    const { status_code: status, code } = await baiduErrorOf(callBaidu(cloud, "GET"));
    assert.deepEqual([status, code], [403, "OptInRequired"]);
  });

  it("rejects other paths and other methods", async () => {
    const authorization = authorize(cloud, "/v2/callback", { host });
    assert.deepEqual(await codeOf(get("/v2/categories", { host })), [400, "InvalidURI"]);
    const deletion = sendRaw(cloud.endpoint, {
      method: "DELETE",
      path: "/v2/callback",
      headers: { host, authorization },
    });
    assert.deepEqual(await codeOf(deletion), [400, "SignatureDoesNotMatch"]);
    assert.deepEqual(await codeOf(get("/v2/%zz", { host })), [400, "InvalidURI"]);
  });
});
