import assert from "node:assert/strict";
import { sources } from "./repository.js";

/** The names of secrets and of proofs of a secret. */
const secretName = String.raw`\b(?:\w+\.)*(?:sign|signature|token|digest|secret\w*|signKey|signingKey|hmac|mac|expected)\b`;
const comparison = new RegExp(
  `(?:${secretName})\\s*[!=]==?\\s*(\\S+)|(\\S+)\\s*[!=]==?\\s*(?:${secretName})`,
  "gi",
);

/** Comparisons with values that are not secret. */
const harmless = /^(undefined|null|"\w*"\)?|`|true|false|typeof)/;

/**
 * Those that were looked at: the token of a lease names it among its holders, and that of temporary credentials
 * is only looked at for being there. A token of NestJS names what to inject.
 */
const reviewed: readonly RegExp[] = [
  /packages\/core\/src\/inbox\//,
  /packages\/simulator\//,
  /packages\/nestjs\/src\/find-handlers\.ts/,
];

/** Every comparison of something that is called like a secret. */
function comparisonsIn(text: string): readonly string[] {
  const code = text.replaceAll(/^\s*(\/?\*|\/\/).*$/gm, "");
  return [...code.matchAll(comparison)]
    .filter(([, right, left]) => !harmless.test(right ?? "") && !harmless.test(left ?? ""))
    .map(([found]) => found);
}

describe("secrets", () => {
  it("are compared in constant time only", () => {
    const violations = sources("packages")
      .filter(({ path }) => /\/src\//.test(path) && !/node_modules/.test(path))
      .filter(({ path }) => !reviewed.some((place) => place.test(path)))
      .flatMap(({ path, text }) => comparisonsIn(text).map((found) => `${path}: ${found}`));
    assert.deepEqual(violations, []);
  });

  it("are found when they are compared otherwise", () => {
    for (const line of [
      "if (sign === found)",
      "return wanted !== token;",
      "a == delivery.signature",
    ]) {
      assert.equal(comparisonsIn(line).length, 1, line);
    }
    for (const line of ["if (sign === undefined)", 'token === ""', "expected: 1"]) {
      assert.deepEqual(comparisonsIn(line), [], line);
    }
  });
});
