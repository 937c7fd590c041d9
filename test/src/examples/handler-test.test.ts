import assert from "node:assert/strict";
import { runExample } from "./run-example.js";

describe("the handler-test example", () => {
  it("passes in node:test and exits by itself", async () => {
    const { ended, output } = runExample("handler-test");
    assert.equal(await ended, 0, output());
    assert.match(output(), /pass 1\b/);
  });
});
