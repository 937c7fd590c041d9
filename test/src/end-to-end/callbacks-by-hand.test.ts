import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { collect, createTestbed, signingKey, type Testbed } from "./testbed.js";

type Post = { body: string; headers?: Record<string, string> };

const upload = {
  tencent: { EventType: "NewFileUpload", FileUploadEvent: { FileId: "9592004872911934157" } },
  baidu: {
    eventId: "evt-96784aa62518811f",
    eventType: "MEDIA_UPLOAD_COMPLETE",
    eventTime: "2025-12-17T10:29:46Z",
    mediaUploadCompleteEvent: { mediaId: "mda-199995c412be1875" },
  },
};

function signTencent(event: object, now: number, key = signingKey): Post {
  const T = Math.floor(now / 1000) + 600;
  const Sign = createHash("md5").update(`${key}${T}`).digest("hex");
  return { body: JSON.stringify({ ...event, Sign, T }) };
}

function signBaidu(event: object, now: number, url: string, key = signingKey): Post {
  const body = JSON.stringify(event);
  const content = `POST;${url};${body};${now};account`;
  const token = createHmac("sha256", key).update(content).digest("hex");
  return {
    body,
    headers: {
      "vod-callback-auth-user": "account",
      "vod-callback-auth-timestamp": String(now),
      "vod-callback-auth-token": token,
    },
  };
}

describe("a hand-made callback", () => {
  let testbed: Testbed;
  let seen: ReturnType<typeof collect>;
  beforeEach(async () => {
    testbed = await createTestbed();
    seen = collect(testbed.application({ provider: "tencent" }));
  });
  afterEach(() => testbed.close());

  function sign(provider: "tencent" | "baidu", event: object, now: number, key?: string): Post {
    return provider === "tencent"
      ? signTencent(event, now, key)
      : signBaidu(event, now, `${testbed.url}/baidu`, key);
  }

  async function post(provider: string, { body, headers = {} }: Post): Promise<number> {
    const init = { method: "POST", body, headers };
    return (await fetch(`${testbed.url}/${provider}`, init)).status;
  }

  for (const provider of ["tencent", "baidu"] as const) {
    describe(`to ${provider}'s path`, () => {
      it("is accepted with a valid signature", async () => {
        const status = await post(provider, sign(provider, upload[provider], testbed.clock.now()));
        assert.deepEqual([status, seen.map(({ type }) => type)], [200, ["media.uploaded"]]);
      });

      const wrong: readonly [string, number, () => Post][] = [
        [
          "signed with another key",
          401,
          () => sign(provider, upload[provider], testbed.clock.now(), "anotherKey"),
        ],
        ["unsigned", 401, () => ({ body: JSON.stringify(upload[provider]) })],
        ["stale", 401, () => sign(provider, upload[provider], testbed.clock.now() - 1_300_000)],
        [
          "from the future",
          401,
          () => sign(provider, upload[provider], testbed.clock.now() + 120_000),
        ],
        ["no event", 422, () => sign(provider, { hello: "world" }, testbed.clock.now())],
        ["too large", 413, () => ({ body: "x".repeat(1024 * 1024 + 1) })],
        [
          "signed right for the other cloud",
          401,
          () => {
            const other = provider === "tencent" ? "baidu" : "tencent";
            return sign(other, upload[other], testbed.clock.now());
          },
        ],
      ];
      for (const [what, status, make] of wrong) {
        it(`is answered with ${status} when it is ${what}, and reaches no handler`, async () => {
          assert.deepEqual([await post(provider, make()), seen], [status, []]);
        });
      }
    });
  }

  it("to Tencent's path is answered with 400 when it is not JSON", async () => {
    assert.equal(await post("tencent", { body: "EventType=NewFileUpload" }), 400);
  });

  it("to Baidu's path is answered with 400 when it is signed but not JSON", async () => {
    const url = `${testbed.url}/baidu`;
    const now = testbed.clock.now();
    const token = createHmac("sha256", signingKey).update(`POST;${url};{;${now};a`).digest("hex");
    const headers = {
      "vod-callback-auth-user": "a",
      "vod-callback-auth-timestamp": String(now),
      "vod-callback-auth-token": token,
    };
    assert.equal(await post("baidu", { body: "{", headers }), 400);
  });

  it("to Baidu's path is rejected when its body was changed", async () => {
    const signed = sign("baidu", upload.baidu, testbed.clock.now());
    const body = signed.body.replace("mda-1", "mda-2");
    assert.deepEqual([await post("baidu", { ...signed, body }), seen], [401, []]);
  });
});
