import assert from "node:assert/strict";
import fc from "fast-check";
import { acme, acmeRequest } from "./acme.js";
import { application } from "./application.js";
import { at, deliveryOf, explain, explainer } from "./explained-delivery.js";

const headers = fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }));
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: "binary" }),
  fc.json(),
  fc.constant("[".repeat(100_000)),
);
const place = fc.record({
  path: fc.option(
    fc.oneof(fc.constantFrom("/vod/tencent", "/vod/baidu?x#y"), fc.string({ unit: "binary" })),
    { nil: undefined },
  ),
  url: fc.option(fc.oneof(fc.webUrl(), fc.string({ unit: "binary" })), { nil: undefined }),
});

describe("explain with random input", function () {
  this.timeout(20_000);

  it("returns an explanation for anything", async () => {
    await fc.assert(
      fc.asyncProperty(place, headers, body, async (where, noise, content) => {
        const explanation = await explainer().vod.explain({
          ...where,
          headers: noise,
          body: content,
        });
        assert.equal(typeof explanation.accepted, "boolean");
        assert.ok(explanation.tried <= 200);
      }),
      { numRuns: 150 },
    );
  });

  it("returns an explanation for any headers and any body", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("tencent", "baidu"),
        headers,
        body,
        async (cloud, noise, content) => {
          const delivery = deliveryOf(cloud);
          await explain({ ...delivery, headers: { ...noise, ...delivery.headers }, body: content });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("explain", () => {
  it("stops at 200 signature checks", async () => {
    const numbers = Array.from({ length: 30 }, (_, index) => [`n${index}`, index]);
    const delivery = deliveryOf("baidu", { key: "another" });
    const event = { ...JSON.parse(delivery.body), ...Object.fromEntries(numbers) };
    const explanation = await explain({
      ...delivery,
      headers: {
        ...delivery.headers,
        host: "one.example",
        "x-forwarded-host": "two.example",
        "x-forwarded-prefix": "/three",
        "x-original-uri": "/four",
        http_five: "5, 5",
        six: String(at.getTime()),
      },
      body: ` ${JSON.stringify({ ...event, text: "é&/" }).replace("/", "\\/")}\r\n`,
    });
    assert.equal(explanation.tried, 200);
  });

  it("ends for a body crafted to take long", async function () {
    this.timeout(30_000);
    const size = 200_000;
    const bodies = [
      `${" ".repeat(size)}x`,
      `"${'\\"'.repeat(size / 2)}`,
      `"${"a,".repeat(size / 2)}`,
    ];
    for (const body of bodies) {
      const explanation = await explain({ ...deliveryOf("baidu"), body });
      assert.equal(explanation.accepted, false);
    }
  });

  it("ends for a header crafted to take long", async function () {
    this.timeout(5000);
    const name = "vod-callback-auth-token";
    const delivery = deliveryOf("baidu");
    const headers = { ...delivery.headers, [name]: `a${" ".repeat(200_000)}b` };
    assert.equal((await explain({ ...delivery, headers })).accepted, false);
  });

  it("runs no handler and reports no diagnostic", async () => {
    const { vod } = application();
    let reported = 0;
    vod.on("*", () => {
      reported += 1;
    });
    vod.diagnostics.on("received", () => {
      reported += 1;
    });
    const explanation = await vod.explain(acmeRequest({ uploads: ["a"] }));
    assert.deepEqual([explanation.accepted, reported], [true, 0]);
  });

  it("reports an adapter that throws", async () => {
    const adapter = {
      ...acme(),
      verify: () => {
        throw new Error("canary");
      },
    };
    const explanation = await application({ adapter }).vod.explain(acmeRequest({}));
    assert.deepEqual(
      [explanation.code, explanation.causes[0]?.name],
      ["adapter_failed", "adapter_defect"],
    );
    const later = await application().vod.explain(acmeRequest({ defect: true }));
    assert.deepEqual([later.code, later.causes[0]?.name], ["adapter_failed", "adapter_defect"]);
  });

  it("returns the same verdict as the receiver without storing the delivery", async () => {
    const { vod } = application();
    const request = acmeRequest({ uploads: ["a"] }, { key: "secret1 " });
    const reply = await vod.receive(request);
    assert.deepEqual(reply, { status: 401, headers: {} });
    assert.deepEqual((await vod.explain(request)).code, "signature_mismatch");
  });
});
