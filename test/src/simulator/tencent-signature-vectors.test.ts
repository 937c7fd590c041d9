import assert from "node:assert/strict";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { sendRaw } from "./raw-request.js";

const secretId = "AKIDEXAMPLEEXAMPLEEXAMPLEEXAMPLE0000";

/** Worked examples of 2026-01-01T00:00:00Z. */
const vectors = [
  {
    name: "with the content type and the host signed",
    contentType: "application/json",
    signedHeaders: "content-type;host",
    signature: "a7a59013116db6553c3ef95d8962cbdb99bec75cf1df2a2d6fd55a7bfe816b3f",
  },
  {
    name: "with the action signed too",
    contentType: "application/json; charset=utf-8",
    signedHeaders: "content-type;host;x-tc-action",
    signature: "f52538464f2efa07e9eff9b1545d194e45c840fb8a908b1dd26a7b3c49307fb1",
  },
];

describe("simulated Tencent: signature vectors", () => {
  let cloud: SimulatedTencent;
  before(async () => {
    const secretKey = "EXAMPLEKEYEXAMPLEKEYEXAMPLEKEY00";
    cloud = await simulateTencent({ credentials: { secretId, secretKey } });
  });
  after(() => cloud.close());

  async function codeFor(contentType: string, signedHeaders: string, signature: string) {
    const scope = `${secretId}/2026-01-01/vod/tc3_request`;
    const reply = await sendRaw(cloud.endpoint, {
      method: "POST",
      path: "/",
      headers: {
        host: "vod.tencentcloudapi.com",
        "content-type": contentType,
        "x-tc-action": "PullEvents",
        "x-tc-version": "2018-07-17",
        "x-tc-timestamp": "1767225600",
        authorization: `TC3-HMAC-SHA256 Credential=${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
      },
      body: '{"SubAppId":1500000001}',
    });
    return JSON.parse(reply.body).Response.Error.Code;
  }

  for (const { name, contentType, signedHeaders, signature } of vectors) {
    it(`accepts the signature of the worked example ${name} except for its age`, async () => {
      const code = await codeFor(contentType, signedHeaders, signature);
      assert.equal(code, "AuthFailure.SignatureExpire");
      const wrong = signature.replace(/^./, (digit) => (digit === "a" ? "b" : "a"));
      const error = await codeFor(contentType, signedHeaders, wrong);
      assert.equal(error, "AuthFailure.SignatureFailure");
    });
  }
});
