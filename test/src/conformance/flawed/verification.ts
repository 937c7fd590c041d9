import { createHmac } from "node:crypto";
import {
  equalSecrets,
  type Provider,
  type RawDelivery,
  rejected,
  type SignedPart,
  unsigned,
  type Verification,
  verified,
} from "@vod-events/core/provider";
import type { TestedProvider } from "@vod-events/testkit";
import { changed, type Flaw } from "./flaw.js";

/** Signatures that prove less than they claim, or are not checked. */
export const verificationFlaws: readonly Flaw[] = [
  {
    name: "the signature covers only the start of the body",
    caughtBy: "verification: a change of any byte of the body is rejected",
    message: /although byte 64 of the body is changed/,
    tested: signing({ signed: (time, body) => [time, body.subarray(0, 64)] }),
  },
  {
    name: "the signature covers only the id and the type",
    caughtBy: "verification: a change of any byte of the body is rejected",
    message: /although byte \d+ of the body is changed/,
    tested: signing({ signed: (time, body) => [time, ...textsIn(body)] }),
  },
  {
    name: "the signature does not cover the URL that it claims",
    caughtBy: "verification: another URL is rejected",
    message: /although the URL is another one/,
    tested: signing({ covers: ["body", "time", "url"] }),
  },
  {
    name: "the signature does not cover the time that it claims",
    caughtBy: "verification: a signature that is missing in part, doubled or changed is rejected",
    message: /although the header lumen-time is changed at 0/,
    tested: signing({ signed: (_, body) => [body] }),
  },
  {
    name: "the capabilities claim more than the signature covers",
    caughtBy: "verification: a signed delivery is verified, and covers what the capabilities say",
    message: /capabilities\.signing\.covers: differs from the covers of verify/,
    alsoCaughtBy: ["verification: another URL is rejected"],
    tested: changed(({ capabilities }) => ({
      capabilities: {
        ...capabilities,
        signing: { ...capabilities.signing, covers: ["body", "time", "url"] },
      },
    })),
  },
  {
    name: "the comparison ends with the shorter text",
    caughtBy: "verification: a signature that is missing in part, doubled or changed is rejected",
    message: /although the header lumen-signature is empty/,
    tested: signing({ compare: (expected, found) => expected.startsWith(found) }),
  },
  {
    name: "the first of two signatures is enough",
    caughtBy: "verification: a signature that is missing in part, doubled or changed is rejected",
    message: /although the header lumen-signature is doubled/,
    tested: signing({
      compare: (expected, found) => equalSecrets(expected, found.split(", ")[0] ?? ""),
    }),
  },
  {
    name: "only the first key is tried",
    caughtBy: "verification: any of several keys is accepted, wherever it stands",
    message: /key 2 of 3 signed the delivery, which is not verified/,
    tested: changed(({ verify }) => ({
      verify: (delivery, [key = ""], context) => verify(delivery, [key], context),
    })),
  },
  {
    name: "any key is accepted",
    caughtBy: "verification: another key is rejected",
    message: /its key is another one/,
    alsoCaughtBy: [
      "verification: a change of any byte of the body is rejected",
      "verification: a signature that is missing in part, doubled or changed is rejected",
      "verification: any bytes are rejected without an error",
    ],
    tested: signing({ compare: () => true }),
  },
  {
    name: "an unsigned delivery is verified",
    caughtBy: "verification: an unsigned delivery is unsigned",
    message: /the result for an unsigned delivery is verified/,
    alsoCaughtBy: ["verification: any bytes are rejected without an error"],
    tested: withVerify((verification) =>
      verification.status === "unsigned" ? verified(["body", "time"]) : verification,
    ),
  },
  {
    name: "an unsigned delivery is rejected",
    caughtBy: "verification: an unsigned delivery is unsigned",
    message: /the result for an unsigned delivery is rejected/,
    tested: withVerify((verification) =>
      verification.status === "unsigned" ? rejected("signature_missing") : verification,
    ),
  },
  {
    name: "the check parses the body without a guard",
    caughtBy: "verification: any bytes are rejected without an error",
    message: /verify threw for the body "" with no headers/,
    alsoCaughtBy: ["verification: a change of any byte of the body is rejected"],
    tested: withVerify((verification, { body }) => {
      JSON.parse(Buffer.from(body).toString());
      return verification;
    }),
  },
  {
    name: "the check of a signed delivery parses the body without a guard",
    caughtBy: "verification: any bytes are rejected without an error",
    message: /verify threw for the body "" with the headers of another delivery/,
    alsoCaughtBy: ["verification: a change of any byte of the body is rejected"],
    tested: withVerify((verification, { body, headers }) => {
      if (headers["lumen-signature"] !== undefined) JSON.parse(Buffer.from(body).toString());
      return verification;
    }),
  },
  {
    name: "the time of the signature is read as milliseconds",
    caughtBy: "verification: the time of the signature is the time of the delivery",
    message: /signedAt differs by \d+ ms/,
    tested: withVerify((verification) => {
      if (verification.status !== "verified") return verification;
      return { ...verification, signedAt: new Date(Number(verification.signedAt) / 1000) };
    }),
  },
  {
    name: "the time of the signature is left out",
    caughtBy: "verification: the time of the signature is the time of the delivery",
    message: /signedAt: missing/,
    tested: withVerify((verification) =>
      verification.status === "verified" ? verified(["body", "time"]) : verification,
    ),
  },
];

interface Scheme {
  readonly covers?: readonly SignedPart[];
  /** The parts that are signed. */
  signed?(time: string, body: Uint8Array): readonly (string | Uint8Array)[];
  compare?(expected: string, found: string): boolean;
}

/** The template adapter with another signature. */
function signing({
  covers = ["body", "time"],
  signed = (time, body) => [time, body],
  compare = equalSecrets,
}: Scheme): TestedProvider {
  const sign = (key: string, time: string, body: Uint8Array) => {
    const hmac = createHmac("sha256", key);
    for (const part of signed(time, body)) hmac.update(part);
    return hmac.digest("hex");
  };
  return changed(({ capabilities, sampleDelivery }) => ({
    capabilities: { ...capabilities, signing: { ...capabilities.signing, covers } },
    sampleDelivery(request) {
      const { headers, body } = sampleDelivery?.(request) ?? { headers: {}, body: "" };
      const { "lumen-time": time, ...others } = headers;
      if (request.key === undefined || time === undefined) return { headers, body };
      const signature = sign(request.key, time, Buffer.from(body));
      return { headers: { ...others, "lumen-time": time, "lumen-signature": signature }, body };
    },
    verify({ headers, body }, keys) {
      const { "lumen-time": time, "lumen-signature": signature } = headers;
      if (time === undefined && signature === undefined) return unsigned;
      if (time === undefined || signature === undefined) return rejected("signature_malformed");
      if (!/^\d{10}$/.test(time)) return rejected("signature_malformed");
      const matches = keys.some((key) => compare(sign(key, time, body), signature));
      if (!matches) return rejected("signature_mismatch");
      return verified(covers, { signedAt: new Date(Number(time) * 1000) });
    },
  }));
}

/** The template adapter with another result of the check. */
function withVerify(
  change: (verification: Verification, delivery: RawDelivery) => Verification,
): TestedProvider {
  return changed(({ verify }) => {
    const flawed: Provider["verify"] = (delivery, keys, context) => {
      const verification = verify(delivery, keys, context) as Verification;
      return change(verification, delivery);
    };
    return { verify: flawed };
  });
}

/** The values of the first two members. */
function textsIn(body: Uint8Array): readonly string[] {
  const [, id = "", type = ""] =
    /"id":"(\w+)","type":"([\w.]+)"/.exec(Buffer.from(body).toString()) ?? [];
  return [id, type];
}
