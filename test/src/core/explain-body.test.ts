import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { at, deliveryOf, explain, key, namesOf, registeredUrl } from "./explained-delivery.js";

const compact =
  '{"eventId":"canary1","eventType":"Odd","title":"港 & é <b>","url":"https://v.example/a","duration":30.0}';

/** A delivery of Baidu's with this very body, of which another one arrives. */
function alteredDelivery(signed: string, received: string | Uint8Array, headers: object = {}) {
  const timestamp = String(at.getTime());
  const user = "0".repeat(32);
  const token = createHmac("sha256", key)
    .update(`POST;${registeredUrl("baidu")};${signed};${timestamp};${user}`)
    .digest("hex");
  return {
    ...deliveryOf("baidu"),
    headers: {
      "vod-callback-auth-user": user,
      "vod-callback-auth-timestamp": timestamp,
      "vod-callback-auth-token": token,
      ...headers,
    },
    body: received,
  };
}

const whole = compact.replace("30.0", "30");
const unicode = (text: string) =>
  text.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

const changes: readonly (readonly [
  what: string,
  cause: string,
  signed: string,
  received: string,
])[] = [
  ["lost its fractions", "body_reserialized", compact, JSON.stringify(JSON.parse(compact))],
  ["has its characters escaped", "body_reserialized", whole, unicode(whole)],
  ["lost its escapes", "body_reserialized", unicode(whole), whole],
  ["lost its escaped slashes", "body_reserialized", whole.replaceAll("/", "\\/"), whole],
  [
    "lost the escapes that HTML needs",
    "body_reserialized",
    whole.replaceAll("&", "\\u0026").replaceAll("<", "\\u003c").replaceAll(">", "\\u003e"),
    whole,
  ],
  ["has a byte order mark", "body_charset", whole, `\ufeff${whole}`],
  ["was read as Latin-1", "body_charset", whole, Buffer.from(whole).toString("latin1")],
  ["is in base64", "body_wrapped", whole, Buffer.from(whole).toString("base64")],
  ["is JSON in JSON", "body_wrapped", whole, JSON.stringify(whole)],
  ["is a form", "body_wrapped", whole, new URLSearchParams({ [whole]: "" }).toString()],
];

describe("explain with a changed body", () => {
  for (const [what, cause, signed, received] of changes) {
    it(`names ${cause} when the body ${what}`, async () => {
      assert.deepEqual(namesOf(await explain(alteredDelivery(signed, received))), [cause]);
    });
  }

  it("names body_white_space for text that was signed with line ends", async () => {
    const signed = '{"eventId":"1","text":"a\r\nb"}';
    const explanation = await explain(alteredDelivery(signed, signed.replace("\r\n", "\n")));
    assert.deepEqual(namesOf(explanation), ["body_white_space"]);
  });

  it("reports an empty body as read by other code", async () => {
    for (const cloud of ["tencent", "baidu"] as const) {
      const explanation = await explain({ ...deliveryOf(cloud), body: "" });
      assert.deepEqual(namesOf(explanation), ["body_empty"]);
    }
  });

  for (const cloud of ["tencent", "baidu"] as const) {
    it(`reports a body of ${cloud} that was decoded as text`, async () => {
      const explanation = await explain({ ...deliveryOf(cloud), body: "[object Object]" });
      assert.deepEqual(namesOf(explanation), ["body_parsed"]);
    });

    it(`reports a truncated body of ${cloud}, with or without its length header`, async () => {
      const { body, ...delivery } = deliveryOf(cloud);
      const cut = { ...delivery, body: body.slice(0, -3) };
      assert.deepEqual(namesOf(await explain(cut)), ["body_cut_off"]);
      const headers = { ...delivery.headers, "content-length": String(body.length) };
      assert.deepEqual(namesOf(await explain({ ...cut, headers })), ["body_length"]);
    });

    it(`reports a compressed body of ${cloud}, with or without its header`, async () => {
      const { body, ...delivery } = deliveryOf(cloud);
      const compressed = { ...delivery, body: gzipSync(body) };
      assert.deepEqual(namesOf(await explain(compressed)), ["content_encoding_unsupported"]);
      for (const unreadable of [compressed, { ...delivery, body: "" }]) {
        const headers = { ...delivery.headers, "content-encoding": "gzip" };
        const explanation = await explain({ ...unreadable, headers });
        assert.deepEqual(
          [explanation.code, ...namesOf(explanation)],
          ["content_encoding_unsupported", "content_encoding_unsupported"],
        );
      }
    });

    it(`reports the size of an unread body of ${cloud} whose header exceeds the limit`, async () => {
      const { headers, ...delivery } = deliveryOf(cloud);
      const length = { ...headers, "content-length": "2000000" };
      const explanation = await explain({ ...delivery, headers: length, body: "" });
      assert.deepEqual(
        [explanation.code, ...namesOf(explanation)],
        ["body_too_large", "body_too_large"],
      );
      assert.match(explanation.causes[0]?.message ?? "", /has 2000000 bytes; the limit is 1048576/);
    });
  }

  it("names why a body is not JSON", async () => {
    const body = Buffer.from([0xff, 0xfe]);
    const tencents = await explain({ ...deliveryOf("tencent"), body });
    assert.deepEqual(namesOf(tencents), ["body_not_json"]);
    assert.match(tencents.causes[0]?.message ?? "", /^the body is not UTF-8/);
    const baidus = await explain(alteredDelivery("no JSON", "no JSON"));
    assert.deepEqual([baidus.code, ...namesOf(baidus)], ["body_not_json", "body_not_json"]);
  });

  it("distinguishes a body that is longer than its header from a wrong key", async () => {
    const length = { "Content-Length": String(whole.length) };
    const longer = whole.replace("canary1", "canary12345");
    assert.deepEqual(namesOf(await explain(alteredDelivery(whole, longer, length))), [
      "body_length",
    ]);
  });

  it("names the problems of an undecodable event", async () => {
    const explanation = await explain(alteredDelivery('{"some":"canary"}', '{"some":"canary"}'));
    assert.deepEqual(
      [explanation.code, ...namesOf(explanation)],
      ["body_not_decodable", "body_not_decodable"],
    );
  });

  it("checks the body of an unsigned delivery", async () => {
    const { body, ...delivery } = deliveryOf("tencent");
    const encoded = Buffer.from(body).toString("base64");
    assert.deepEqual(namesOf(await explain({ ...delivery, body: encoded })), ["body_wrapped"]);
    const unsigned = Buffer.from('{"EventType":"Odd"}').toString("base64");
    assert.deepEqual(namesOf(await explain({ ...delivery, body: unsigned })), [
      "body_wrapped",
      "signing_off",
    ]);
  });
});
