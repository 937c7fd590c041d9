import { type Flaw, template } from "./flaw.js";

/** Code that only its source shows to be wrong. */
export const sourceFlaws: readonly Flaw[] = [
  {
    name: "a signature is compared with ===",
    caughtBy: "source code: secrets are compared in constant time",
    message: /verify\.ts:2.*equalSecrets/s,
    tested: withSource("verify.ts", "const expected = sign(key);\nreturn signature === expected;"),
  },
  {
    name: "a digest is compared with Buffer.equals",
    caughtBy: "source code: secrets are compared in constant time",
    message: /verify\.ts:1.*equalSecrets/s,
    tested: withSource("verify.ts", "return Buffer.from(digest).equals(Buffer.from(expected));"),
  },
  {
    name: "a failed call is repeated with a timer",
    caughtBy: "source code: there is no timer, log, long-lived cache or event emitter",
    message: /api\.ts:1.*core has the policy/s,
    tested: withSource("api.ts", "setTimeout(() => call(attempt + 1), 1000);"),
  },
  {
    name: "an event is logged",
    caughtBy: "source code: there is no timer, log, long-lived cache or event emitter",
    message: /decode\.ts:1.*core has the policy/s,
    tested: withSource("decode.ts", "console.warn(event);"),
  },
  {
    name: "the clock is read in the translation",
    caughtBy:
      "source code: no clock or random value is read where events are decoded or translated",
    message: /normalize\.ts:2.*must be pure/s,
    tested: withSource(
      "normalize.ts",
      "export function normalize(wire) {\n  const time = wire.time ?? Date.now();\n}",
    ),
  },
];

function withSource(file: string, text: string) {
  return { ...template, sources: { [file]: text } };
}
