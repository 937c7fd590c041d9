import assert from "node:assert/strict";
import type { RawDelivery, SignedPart } from "@vod-events/core/provider";
import { damagedSignatures } from "./damaged-signatures.js";
import { eachPayload, type ProviderCases } from "./provider-case.js";
import { deliveryUrl, received, type Subject, signedAt } from "./subject.js";

const otherKey = "Zz9".repeat(8);

const isSigned = ({ provider, tested }: Subject) =>
  provider.sampleDelivery !== undefined &&
  (provider.capabilities.signing.keySource !== "certificate" || tested.fetchText !== undefined);
const hasKey = (subject: Subject) =>
  isSigned(subject) && subject.provider.capabilities.signing.keySource !== "certificate";
const covers = (part: SignedPart) => (subject: Subject) =>
  isSigned(subject) && subject.provider.capabilities.signing.covers.includes(part);

/** A signature proves what it claims to cover, and nothing else is accepted. */
export const verificationCases: ProviderCases = {
  "a signed delivery is verified, and covers what the capabilities say": {
    applies: isSigned,
    check: eachPayload(async ({ name, json }, subject) => {
      const verification = await subject.verify(subject.delivery(json), [subject.key]);
      assert.ok(verification.status === "verified", `the signed ${name} is not verified`);
      const claimed = [...subject.provider.capabilities.signing.covers].sort();
      const message = "capabilities.signing.covers: differs from the covers of verify";
      assert.deepEqual([...verification.covers].sort(), claimed, message);
    }),
  },

  "the time of the signature is the time of the delivery": {
    applies: covers("time"),
    async check(subject) {
      const verification = await subject.verify(await firstDelivery(subject), [subject.key]);
      assert.ok(verification.status === "verified", "a signed delivery is not verified");
      assert.ok(verification.signedAt, "signedAt: missing, although the signature covers the time");
      const difference = Math.abs(verification.signedAt.getTime() - signedAt.getTime());
      assert.ok(difference <= 1000, `signedAt differs by ${difference} ms from the signing time`);
      const { expiresAt } = verification;
      const ends = expiresAt === undefined || expiresAt > verification.signedAt;
      assert.ok(ends, "expiresAt: must be after signedAt");
    },
  },

  "a change of any byte of the body is rejected": {
    applies: covers("body"),
    async check(subject) {
      const delivery = await firstDelivery(subject);
      for (let at = 0; at < delivery.body.byteLength; at += 1) {
        const body = Uint8Array.from(delivery.body);
        body[at] = (body[at] ?? 0) ^ 1;
        await assertRejected(subject, { body }, delivery, `byte ${at} of the body is changed`);
      }
      const text = Buffer.from(delivery.body).toString();
      for (const [what, changed] of [
        ["a byte of the body is cut off", text.slice(0, -1)],
        ["a byte is added at the end of the body", `${text}x`],
        ["a member is added to the body", text.replace(/^\{/, '{"added":1,')],
      ] as const) {
        if (changed === text) continue;
        await assertRejected(subject, { body: Buffer.from(changed) }, delivery, what);
      }
    },
  },

  "another URL is rejected": {
    applies: covers("url"),
    async check(subject) {
      const delivery = await firstDelivery(subject);
      for (const url of ["https://app.example/hooks/other?tenant=1", deliveryUrl.slice(0, -1)]) {
        await assertRejected(subject, { url }, delivery, "the URL is another one");
      }
    },
  },

  "a signature that is missing in part, doubled or changed is rejected": {
    applies: isSigned,
    async check(subject) {
      for (const { what, delivery } of await damagedSignatures(subject)) {
        const { status } = await subject.verify(delivery, [subject.key], what);
        assert.notEqual(status, "verified", `a delivery is verified, although ${what}`);
      }
    },
  },

  "another key is rejected": {
    applies: hasKey,
    async check(subject) {
      const delivery = await firstDelivery(subject);
      for (const key of [otherKey, subject.key.slice(1), `${subject.key}a`]) {
        const { status } = await subject.verify(delivery, [key]);
        assert.equal(
          status,
          "rejected",
          "a delivery is not rejected, although its key is another one",
        );
      }
    },
  },

  "any of several keys is accepted, wherever it stands": {
    applies: hasKey,
    async check(subject) {
      const delivery = await firstDelivery(subject);
      for (const keys of [
        [subject.key, otherKey, "third3"],
        [otherKey, subject.key, "third3"],
        [otherKey, "third3", subject.key],
      ]) {
        const { status } = await subject.verify(delivery, keys);
        const place = `key ${keys.indexOf(subject.key) + 1} of ${keys.length}`;
        assert.equal(status, "verified", `${place} signed the delivery, which is not verified`);
      }
    },
  },

  "an unsigned delivery is unsigned": {
    applies: isSigned,
    async check(subject) {
      const [payload] = await subject.payloads();
      const unsigned = received(subject.sample(payload?.json ?? {}, undefined));
      const { status } = await subject.verify(unsigned, [subject.key]);
      assert.equal(status, "unsigned", `the result for an unsigned delivery is ${status}`);
    },
  },

  async "any bytes are rejected without an error"(subject) {
    const texts = ["", "x", "[]", "null", '"text"', "{", "\u0000", "[".repeat(1000)];
    const bodies = [...texts.map((text) => Buffer.from(text)), Uint8Array.of(0xff, 0xfe)];
    const signed = isSigned(subject) ? definedHeaders((await firstDelivery(subject)).headers) : {};
    const isProof = subject.provider.capabilities.signing.covers.includes("body");
    for (const [headers, which] of [
      [{}, "no headers"],
      [signed, "the headers of another delivery"],
    ] as const) {
      for (const body of bodies) {
        const text = Buffer.from(body).toString().slice(0, 9);
        const what = `the body ${JSON.stringify(text)} with ${which}`;
        const { status } = await subject.verify(received({ headers, body }), [subject.key], what);
        const mayPass = !isProof && headers === signed;
        assert.ok(status !== "verified" || mayPass, `${what} is verified`);
      }
    }
  },
};

async function firstDelivery(subject: Subject): Promise<RawDelivery> {
  const [payload] = await subject.payloads();
  return subject.delivery(payload?.json ?? {});
}

async function assertRejected(
  subject: Subject,
  change: Partial<Pick<RawDelivery, "body" | "url">>,
  { body, headers, url }: RawDelivery,
  what: string,
): Promise<void> {
  const bytes = change.body ?? body;
  const changed = received({ headers: definedHeaders(headers), body: "" }, change.url ?? url);
  const delivery = { ...changed, body: bytes };
  const { status } = await subject.verify(delivery, [subject.key], what);
  assert.notEqual(status, "verified", `a delivery is verified, although ${what}`);
}

function definedHeaders(headers: RawDelivery["headers"]): Readonly<Record<string, string>> {
  const defined = Object.entries(headers).filter((entry): entry is [string, string] => {
    return entry[1] !== undefined;
  });
  return Object.fromEntries(defined);
}
