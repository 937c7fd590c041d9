import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { Mux } from "@mux/mux-node";
import { createVodEvents } from "@vod-events/core";
import { fetchHandler } from "@vod-events/core/http";
import { rawDelivery } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import fc from "fast-check";
import { verifyNow } from "../conformance/verify-now.js";
import { casesOf, timeoutMs } from "../fuzz/number-of-cases.js";

const secret = "9d0hnvbtpk3rfqe0m8s2a71cu5j6l4gd";
const url = "https://app.example/hooks/mux";
const sdk = new Mux({ tokenId: "a", tokenSecret: "b", webhookSecret: secret, logLevel: "off" });

/** The signature as Mux documents it. */
function sign(time: string, body: string, key = secret): string {
  return createHmac("sha256", key).update(`${time}.${body}`).digest("hex");
}

async function sdkAccepts(body: string, header: string): Promise<boolean> {
  return sdk.webhooks.unwrap(body, { "mux-signature": header }).then(
    () => true,
    () => false,
  );
}

function adapterAccepts(body: string, header: string): boolean {
  const parts = { url, body: Buffer.from(body), receivedAt: new Date() };
  const delivery = rawDelivery({ ...parts, headers: { "mux-signature": header } });
  return verifyNow(mux({ env: {} }), delivery, [secret]).status === "verified";
}

const body = fc.json();
/** Times that the SDK does not find too old. */
const time = fc
  .integer({ min: -200, max: 10_000 })
  .map((offset) => String(Math.floor(Date.now() / 1000) + offset));
const separator = fc.constantFrom(",", ",", ",", ", ", ";", "");
const damage = fc.option(fc.tuple(fc.nat(), fc.constantFrom("", "0", "a", "v", "=", ",", " ")), {
  freq: 3,
});

/** A header for a body: parts that are right, wrong or repeated, with a damaged character. */
function headerFor(text: string): fc.Arbitrary<string> {
  return time.chain((at) => {
    const right = sign(at, text);
    const part = fc.constantFrom(
      ...[`v1=${right}`, `v1=${right}`, `v1=${sign(at, text, "other")}`, `v1=${right}0`],
      ...[`V1=${right}`, `v2=${right}`, `v1=${right.toUpperCase()}`, `v1=0x${right}`, "v1=", "v1"],
      ...[`t=${at}`, `t=0${at}`, `t=${at}x`, `t=${at}=1`, "t=", "v12=ab", "a=b", ""],
      ...[`v01=${right}`, `v1=${right}=`, `v1=${right}=1`],
    );
    const start = fc.constantFrom(`t=${at}`, `t=0${at}`, `t=+${at}`, `t=${at}.0`, "");
    const odd = fc
      .tuple(start, fc.array(part, { minLength: 1, maxLength: 4 }), separator)
      .map(([first, parts, between]) => [first, ...parts].join(between));
    const plain = fc
      .array(fc.constantFrom(right, sign(at, text, "other")), { minLength: 1, maxLength: 3 })
      .map((signatures) => [`t=${at}`, ...signatures.map((each) => `v1=${each}`)].join(","));
    const respelled = fc
      .constantFrom(`0${at}`, `+${at}`, ` ${at}`, `${at}x`, `${at}.0`)
      .map((spelling) => `t=${spelling},v1=${sign(spelling, text)}`);
    return fc
      .tuple(fc.oneof(odd, plain, respelled), damage)
      .map(([header, change]) => damaged(header, change));
  });
}

function damaged(text: string, change: readonly [number, string] | null): string {
  if (change === null || text === "") return text;
  const at = change[0] % text.length;
  return text.slice(0, at) + change[1] + text.slice(at + 1);
}

describe("mux: the signature, compared with the SDK", function () {
  this.timeout(timeoutMs);

  it("is accepted by the SDK, too, whatever the header and the body are", async () => {
    let accepted = 0;
    const delivery = fc
      .tuple(body, body, fc.nat(9))
      .chain(([text, other, odds]) =>
        fc.tuple(fc.constant(odds === 0 ? other : text), headerFor(text)),
      );
    await fc.assert(
      fc.asyncProperty(delivery, async ([text, header]) => {
        if (!adapterAccepts(text, header)) return;
        accepted += 1;
        assert.ok(await sdkAccepts(text, header), header);
      }),
      casesOf(2000, 50_000),
    );
    assert.ok(accepted > 20, `only ${accepted} were accepted`);
  });

  it("of an untouched delivery is accepted by both", async () => {
    await fc.assert(
      fc.asyncProperty(body, time, async (text, at) => {
        const header = `t=${at},v1=${sign(at, text)}`;
        assert.deepEqual(
          [adapterAccepts(text, header), await sdkAccepts(text, header)],
          [true, true],
        );
      }),
      casesOf(200, 5000),
    );
  });

  it("is stricter: the SDK takes the digits at the start of a time, and the last of several", async () => {
    const now = String(Math.floor(Date.now() / 1000));
    for (const header of [
      `t=${now}x,v1=${sign(now, "{}")}`,
      `t=1,t=${now},v1=${sign(now, "{}")}`,
      `v1=${sign(now, "{}")},t=${now}`,
    ]) {
      assert.deepEqual(
        [await sdkAccepts("{}", header), adapterAccepts("{}", header)],
        [true, false],
      );
    }
  });

  it("of a future time is accepted by the SDK, and rejected by the receiver", async () => {
    const vod = createVodEvents({
      provider: "mux",
      providers: { mux: () => mux({ env: {} }) },
      callback: { mode: "push", url: "https://app.example/hooks", signing: { key: secret } },
    });
    const text = '{"type":"video.asset.deleted","id":"1","data":{}}';
    const statusAt = async (offset: number) => {
      const at = String(Math.floor(Date.now() / 1000) + offset);
      const header = `t=${at},v1=${sign(at, text)}`;
      const headers = { "mux-signature": header };
      const reply = await fetchHandler(vod)(
        new Request(url, { method: "POST", body: text, headers }),
      );
      return [reply.status, await sdkAccepts(text, header)];
    };
    assert.deepEqual(await statusAt(3600), [401, true]);
    assert.deepEqual(await statusAt(-3600), [401, false]);
    assert.deepEqual(await statusAt(0), [200, true]);
    await vod.stop();
  });
});
