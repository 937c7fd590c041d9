import assert from "node:assert/strict";
import { Canaries } from "./canaries.js";
import { assertNoLeaks, Evidence } from "./evidence.js";

describe("the canary search", () => {
  const canaries = new Canaries();
  const secret = canaries.plant("the key");
  const ways: readonly (readonly [string, (evidence: Evidence) => unknown])[] = [
    ["a message", (evidence) => evidence.value("it", new Error(`no ${secret}`))],
    ["a code", (evidence) => evidence.value("it", Object.assign(new Error(), { code: secret }))],
    ["a cause", (evidence) => evidence.value("it", new Error("", { cause: { deep: secret } }))],
    ["errors of errors", (evidence) => evidence.value("it", new AggregateError([secret]))],
    ["what is thrown", (evidence) => evidence.thrown("it", () => Promise.reject(Error(secret)))],
    ["a member far down", (evidence) => evidence.value("it", { a: [{ b: { c: secret } }] })],
    [
      "bytes in base64",
      (evidence) => evidence.text("it", Buffer.from(`1${secret}`).toString("base64")),
    ],
    ["bytes in hex", (evidence) => evidence.text("it", Buffer.from(secret).toString("hex"))],
    ["capitals", (evidence) => evidence.text("it", secret.toUpperCase())],
    ["a URL", (evidence) => evidence.text("it", `https://a.example/?b=${secret}`)],
    ["a warning", () => process.emitWarning(`no ${secret}`)],
  ];
  for (const [what, leak] of ways) {
    it(`finds a canary in ${what}`, async () => {
      const evidence = new Evidence(canaries);
      await leak(evidence);
      await assert.rejects(assertNoLeaks(evidence), /the key leaked into (it|a warning)/);
    });
  }

  it("finds a value of another origin and names it", async () => {
    const evidence = new Evidence(canaries);
    evidence.text("it", `Sign=${canaries.track("a signature", "0a1b2c3d")}`);
    await assert.rejects(assertNoLeaks(evidence), /a signature leaked into it/);
  });

  it("ignores only the expected values", async () => {
    const evidence = new Evidence(canaries);
    evidence.text("what was asked for", secret);
    const allowed = [{ canary: /key/, where: /asked/, why: "it was asked for" }];
    await assertNoLeaks(evidence, allowed);
    evidence.text("another", secret);
    await assert.rejects(assertNoLeaks(evidence, allowed), /the key leaked into another/);
  });

  it("finds nothing in clean output and requires expected errors", async () => {
    const evidence = new Evidence(canaries);
    evidence.value("it", new Error("canary"));
    await assertNoLeaks(evidence);
    await assert.rejects(
      evidence.thrown("it", () => "fine"),
      /did not throw/,
    );
  });
});
