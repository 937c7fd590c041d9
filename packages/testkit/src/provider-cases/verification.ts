import assert from "node:assert/strict";
import type { RawDelivery, SampleDelivery, SignedPart } from "@vod-events/core/provider";
import type { ProviderCase } from "./provider-case.js";
import { deliveryUrl, received, type Subject, signedAt } from "./subject.js";

const group = "verification";
const otherKey = "Zz9".repeat(8);

const isSigned = ({ provider }: Subject) =>
  provider.sampleDelivery !== undefined &&
  provider.capabilities.signing.keySource !== "certificate";
const covers = (part: SignedPart) => (subject: Subject) =>
  isSigned(subject) && subject.provider.capabilities.signing.covers.includes(part);

/** A signature proves what it claims to cover, and nothing else is accepted. */
export const verificationCases: readonly ProviderCase[] = [
  {
    group,
    name: "a signed delivery is verified, and covers what the capabilities say",
    applies: isSigned,
    async check(subject) {
      for (const { name, json } of await subject.payloads()) {
        const verification = await subject.verify(subject.delivery(json), [subject.key]);
        assert.ok(verification.status === "verified", `the signed ${name} is not verified`);
        const { signing } = subject.provider.capabilities;
        assert.deepEqual([...verification.covers].sort(), [...signing.covers].sort());
      }
    },
  },
  {
    group,
    name: "the time of the signature is the time of the delivery",
    applies: covers("time"),
    async check(subject) {
      const verification = await subject.verify(await firstDelivery(subject), [subject.key]);
      assert.ok(verification.status === "verified" && verification.signedAt !== undefined);
      const difference = Math.abs(verification.signedAt.getTime() - signedAt.getTime());
      assert.ok(difference <= 1000, `signedAt differs by ${difference} ms from the signing time`);
      const { expiresAt } = verification;
      assert.ok(expiresAt === undefined || expiresAt > verification.signedAt);
    },
  },
  {
    group,
    name: "a change of any byte of the body is rejected",
    applies: covers("body"),
    async check(subject) {
      const delivery = await firstDelivery(subject);
      for (let at = 0; at < delivery.body.byteLength; at += 1) {
        const body = Uint8Array.from(delivery.body);
        body[at] = (body[at] ?? 0) ^ 1;
        await assertRejected(subject, { body }, delivery, `byte ${at} of the body is changed`);
      }
    },
  },
  {
    group,
    name: "another URL is rejected",
    applies: covers("url"),
    async check(subject) {
      const delivery = await firstDelivery(subject);
      for (const url of ["https://app.example/hooks/other?tenant=1", deliveryUrl.slice(0, -1)]) {
        await assertRejected(subject, { url }, delivery, "the URL is another one");
      }
    },
  },
  {
    group,
    name: "a signature that is missing in part, doubled or changed is rejected",
    applies: isSigned,
    async check(subject) {
      for (const { what, delivery } of await damagedSignatures(subject)) {
        const { status } = await subject.verify(delivery, [subject.key]);
        assert.notEqual(status, "verified", `a delivery is verified although ${what}`);
      }
    },
  },
  {
    group,
    name: "another key is rejected",
    applies: isSigned,
    async check(subject) {
      const delivery = await firstDelivery(subject);
      for (const key of [otherKey, subject.key.slice(1), `${subject.key}a`]) {
        const { status } = await subject.verify(delivery, [key]);
        assert.equal(status, "rejected", "a signature with another key is not rejected");
      }
    },
  },
  {
    group,
    name: "any of several keys is accepted, wherever it stands",
    applies: isSigned,
    async check(subject) {
      const delivery = await firstDelivery(subject);
      for (const keys of [
        [subject.key, otherKey, "third3"],
        [otherKey, subject.key, "third3"],
        [otherKey, "third3", subject.key],
      ]) {
        const { status } = await subject.verify(delivery, keys);
        assert.equal(status, "verified", `the key is only found at some positions`);
      }
    },
  },
  {
    group,
    name: "an unsigned delivery is unsigned",
    applies: isSigned,
    async check(subject) {
      const [payload] = await subject.payloads();
      const unsigned = received(subject.sample(payload?.json ?? {}, undefined));
      const { status } = await subject.verify(unsigned, [subject.key]);
      assert.equal(status, "unsigned", `the result for an unsigned delivery is ${status}`);
    },
  },
  {
    group,
    name: "any bytes are rejected without an error",
    async check(subject) {
      const bodies = ["", "x", "[]", "null", '"text"', "{", "\u0000", "[".repeat(1000)];
      for (const text of bodies) {
        const delivery = received({ headers: {}, body: text });
        const { status } = await subject.verify(delivery, [subject.key]);
        assert.notEqual(
          status,
          "verified",
          `the body ${JSON.stringify(text.slice(0, 9))} is verified`,
        );
      }
    },
  },
];

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
  const { status } = await subject.verify(delivery, [subject.key]);
  assert.notEqual(status, "verified", `a delivery is verified although ${what}`);
}

interface Damaged {
  readonly what: string;
  readonly delivery: RawDelivery;
}

/** The signature is what a signed delivery has in addition to an unsigned one: headers, or members of the body. */
async function damagedSignatures(subject: Subject): Promise<readonly Damaged[]> {
  const [payload] = await subject.payloads();
  const json = payload?.json ?? {};
  const [signed, bare] = [subject.sample(json, subject.key), subject.sample(json, undefined)];
  const headers = Object.keys(signed.headers).filter((name) => !(name in bare.headers));
  const inHeaders = headers.flatMap((name) => damagedHeader(signed, name));
  return [...inHeaders, ...damagedMembers(signed, bare)];
}

function damagedHeader(signed: SampleDelivery, name: string): readonly Damaged[] {
  const value = signed.headers[name] ?? "";
  const withValue = (what: string, changed: string) => ({
    what: `the header ${name} is ${what}`,
    delivery: received({ ...signed, headers: { ...signed.headers, [name]: changed } }),
  });
  const { [name]: _, ...others } = signed.headers;
  return [
    { what: `the header ${name} is missing`, delivery: received({ ...signed, headers: others }) },
    withValue("empty", ""),
    withValue("doubled", `${value}, ${value}`),
    withValue("shortened", value.slice(0, -1)),
    ...[...value].map((character, at) =>
      withValue(`changed at ${at}`, replacedAt(value, at, character)),
    ),
  ];
}

function damagedMembers(signed: SampleDelivery, bare: SampleDelivery): readonly Damaged[] {
  if (signed.body === bare.body) return [];
  const [members, unsigned] = [JSON.parse(signed.body), JSON.parse(bare.body)];
  const names = Object.keys(members).filter((name) => !(name in unsigned));
  return names.flatMap((name) => {
    const withValue = (what: string, value: unknown) => ({
      what: `the member ${name} is ${what}`,
      delivery: received({ ...signed, body: JSON.stringify({ ...members, [name]: value }) }),
    });
    const text = String(members[name]);
    const changes = [...text].map((character, at) => replacedAt(text, at, character));
    return [
      withValue("missing", undefined),
      withValue("null", null),
      ...changes.map((value, at) => withValue(`changed at ${at}`, value)),
    ];
  });
}

function replacedAt(text: string, at: number, character: string): string {
  const other = character === "1" ? "2" : "1";
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
}

function definedHeaders(headers: RawDelivery["headers"]): Readonly<Record<string, string>> {
  const defined = Object.entries(headers).filter((entry): entry is [string, string] => {
    return entry[1] !== undefined;
  });
  return Object.fromEntries(defined);
}
