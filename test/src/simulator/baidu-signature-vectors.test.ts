import assert from "node:assert/strict";
import { type SimulatedBaidu, simulateBaidu } from "@vod-events/simulator";
import { type RawRequest, sendRaw } from "./raw-request.js";

const accessKeyId = "0123456789abcdef0123456789abcdef";
const credentials = { accessKeyId, secretAccessKey: "fedcba9876543210fedcba9876543210" };
const host = "vod.bj.baidubce.com";
const date = "2024-03-24T13:08:44Z";
const prefix = `bce-auth-v1/${accessKeyId}/${date}/1800`;

const vectors = [
  {
    name: "a PUT with host and date signed",
    credentials,
    request: { method: "PUT", path: "/v2/callback", headers: { host, "x-bce-date": date } },
    authorization: `${prefix}/host;x-bce-date/41e30e7b1dc4015ca89175303eb0d5c78c084d1d39eb13504ff0b98fce9dbc77`,
  },
  {
    name: "a GET with host and date signed",
    credentials,
    request: { method: "GET", path: "/v2/callback", headers: { host, "x-bce-date": date } },
    authorization: `${prefix}/host;x-bce-date/d3c6ed407deaa8214527ccea0166b64d25a55bac470ca41f5ff1c081d3e8814c`,
  },
  {
    name: "what Baidu's own client signs",
    credentials,
    request: {
      method: "PUT",
      path: "/v2/callback",
      headers: {
        host,
        "x-bce-date": date,
        "content-length": "42",
        "content-type": "application/json; charset=UTF-8",
      },
      body: '{"callbackUrl":"http://aaaa.com/callback"}',
    },
    authorization: `${prefix}/content-length;content-type;host;x-bce-date/c653facd64f073c90f54e6e4720e5c87f2836b785e9c1968d1535e3796ab60cc`,
  },
  {
    name: "the test of Baidu's own SDK",
    credentials: { accessKeyId: "my_ak", secretAccessKey: "my_sk" },
    request: {
      method: "PUT",
      path: "/v1/bucket/object1?A&b=&C=d",
      headers: { host: "bce.baidu.com", abc: "123", "x-bce-meta-key1": "ABC" },
    },
    authorization:
      "bce-auth-v1/my_ak/2014-06-13T05:57:36Z/1800/host;x-bce-meta-key1/80c9672aca2ea9af4bb40b9a8ff458d72df94e97d550840727f3a929af271d25",
  },
];

describe("simulated Baidu: signature vectors", () => {
  let cloud: SimulatedBaidu | undefined;
  afterEach(() => cloud?.close());

  for (const { name, credentials, request, authorization } of vectors) {
    it(`accepts the signature of ${name} except for its age`, async () => {
      cloud = await simulateBaidu({ credentials });
      const { endpoint } = cloud;
      const codeFor = async (authorization: string) => {
        const raw: RawRequest = { ...request, headers: { ...request.headers, authorization } };
        return JSON.parse((await sendRaw(endpoint, raw)).body).code;
      };
      const wrong = authorization.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"));
      assert.equal(await codeFor(authorization), "RequestExpired");
      assert.equal(await codeFor(wrong), "SignatureDoesNotMatch");
    });
  }
});
