import assert from "node:assert/strict";
import { runExample } from "./run-example.js";

describe("the demo", () => {
  it("runs the application seven ways, prints every event, compares them and exits with 0", async () => {
    const demo = runExample("demo");
    assert.equal(await demo.ended, 0, demo.output());
    const lines = demo.output().split("\n");
    for (const title of [
      "tencent, by callback",
      "tencent, by queue",
      "baidu, by callback",
      "alibaba, by callback",
      "alibaba, by queue",
      "volcengine, by callback",
      "mux, by callback",
    ]) {
      assert.ok(lines.includes(title), title);
    }
    const events = lines.filter((line) => /^ {4}\+\d+\.\d\d s {2}\w+\.\w+/.test(line));
    assert.equal(events.length, 27);
    assert.ok(lines.includes("All runs agree."));
  });

  it("runs a single provider when VOD_PROVIDER is set", async () => {
    const demo = runExample("demo", { VOD_PROVIDER: "baidu" });
    assert.equal(await demo.ended, 0, demo.output());
    assert.doesNotMatch(demo.output(), /tencent/);
  });

  it("exits with 1 and one line for an unknown VOD_PROVIDER", async () => {
    const demo = runExample("demo", { VOD_PROVIDER: "acme" });
    assert.equal(await demo.ended, 1);
    assert.match(
      demo.output(),
      /^error: VOD_PROVIDER is "acme": set it to one of tencent, baidu, alibaba, volcengine, mux/m,
    );
  });
});
