import assert from "node:assert/strict";
import { acmeRequest } from "./acme.js";
import { application, recordFacts } from "./application.js";

describe("a delivery that tries out the receiver", () => {
  it("is answered as such, told to observers, and reaches no handler and no inbox", async () => {
    const { vod } = application();
    const facts = recordFacts(vod, "test_delivery", "handled", "unhandled", "schema_drift");
    vod.on("*", () => assert.fail("no handler is told"));
    for (let time = 0; time < 2; time++) {
      assert.deepEqual(await vod.receive(acmeRequest({ checks: ["1"] })), {
        status: 200,
        headers: { "vod-events": "checked" },
      });
    }
    assert.deepEqual(
      facts.map(({ name, fact }) => [name, fact]),
      [
        ["test_delivery", { provider: "acme" }],
        ["test_delivery", { provider: "acme" }],
      ],
    );
  });

  it("is refused like any other without the right signature, and the answer does not tell it apart", async () => {
    const { vod } = application();
    assert.deepEqual(await vod.receive(acmeRequest({ checks: ["1"] }, { key: "forged" })), {
      status: 401,
      headers: {},
    });
  });

  it("does not take a true delivery along", async () => {
    const { vod } = application();
    const seen: string[] = [];
    vod.on("media.uploaded", ({ mediaId = "" }) => seen.push(mediaId));
    const reply = await vod.receive(acmeRequest({ uploads: ["m1"], checks: ["1"] }));
    assert.deepEqual([reply.headers, seen], [{}, ["m1"]]);
  });
});
