import assert from "node:assert/strict";
import type { TappedDelivery } from "@vod-events/core";
import { acmeRequest } from "./acme.js";
import { application } from "./application.js";

describe("a tap", () => {
  function tapped() {
    const { vod, clock } = application();
    const seen: TappedDelivery[] = [];
    const remove = vod.tap((delivery) => void seen.push(delivery));
    return { vod, clock, seen, remove };
  }

  it("observes an accepted delivery with its body, its coverage and its events", async () => {
    const { vod, clock, seen } = tapped();
    const request = acmeRequest({ uploads: ["a", "b"] });
    const headers = { ...request.headers, cookie: "canary" };
    await vod.receive({ ...request, headers });
    const [delivery] = seen;
    assert.ok(delivery?.body && delivery.request);
    assert.equal(JSON.parse(Buffer.from(delivery.body).toString()).uploads.length, 2);
    assert.deepEqual(delivery.covers, ["body", "time"]);
    assert.deepEqual(
      delivery.events.map(({ mediaId }) => mediaId),
      ["a", "b"],
    );
    assert.deepEqual(delivery.receivedAt.getTime(), clock.now());
    assert.deepEqual(delivery.request.headers, request.headers);
    const { channel, provider, status, code, problems } = delivery;
    assert.deepEqual(
      { channel, provider, status, code, problems },
      { channel: "push", provider: "acme", status: 200, code: undefined, problems: [] },
    );
  });

  it("observes a rejected delivery with its code", async () => {
    const { vod, seen } = tapped();
    const request = acmeRequest({ uploads: ["a"] });
    await vod.receive({ ...request, headers: { "acme-signature": "00", "acme-time": "1" } });
    await vod.receive({ ...request, path: "/other" });
    await vod.receive({ ...request, body: Buffer.alloc(2 ** 21) });
    assert.deepEqual(
      seen.map(({ provider, code, status, covers }) => [provider, code, status, covers]),
      [
        ["acme", "signature_mismatch", 401, undefined],
        [undefined, "path_not_found", 404, undefined],
        ["acme", "body_too_large", 413, undefined],
      ],
    );
    assert.deepEqual(
      seen.map(({ body }) => body !== undefined),
      [true, false, false],
    );
  });

  it("observes a delivery that fails early without events and problems", async () => {
    const { vod, seen } = tapped();
    await vod.receive(acmeRequest({ uploads: ["a"] }, { key: "guess" }));
    assert.deepEqual([seen[0]?.events, seen[0]?.problems], [[], []]);
  });

  it("observes the duration, with no member for what is absent", async () => {
    const { vod, clock, seen } = tapped();
    vod.on("*", () => clock.sleep(40));
    const request = acmeRequest({ uploads: ["a"] });
    const receivedAt = new Date(clock.now());
    const reply = vod.receive({ ...request, headers: { ...request.headers, host: undefined } });
    for (let round = 0; round < 3; round++) await clock.advance(20);
    await reply;
    const { events: _, ...delivery } = seen[0] ?? assert.fail();
    assert.deepEqual(delivery, {
      ...{ channel: "push", provider: "acme", receivedAt, milliseconds: 40, status: 200 },
      request: { method: "POST", path: "/hooks/acme", headers: request.headers },
      ...{ body: request.body, covers: ["body", "time"], problems: [] },
    });
  });

  it("observes nothing after it was removed", async () => {
    const { vod, seen, remove } = tapped();
    remove();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    assert.deepEqual(seen, []);
  });

  it("does not change the reply when it throws", async () => {
    const { vod } = tapped();
    vod.tap(() => {
      throw new Error("planted");
    });
    const warned = new Promise<Error>((resolve) => process.once("warning", resolve));
    const reply = await vod.receive(acmeRequest({ uploads: ["a"] }));
    assert.equal(reply.status, 200);
    assert.match((await warned).message, /A tap threw: Error: planted/);
  });
});
