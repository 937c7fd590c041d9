import assert from "node:assert/strict";
import { lumen } from "@vod-events/adapter-template";
import { fromCloudEvent, knownEventTypes, toCloudEvent, type VodEventType } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { providerCases, sampleEvent } from "@vod-events/testkit";

const types: readonly VodEventType[] = [...knownEventTypes, "unknown"];

/** A provider whose native events are the sample events. */
function sampleProvider(outcome?: "failed"): Provider {
  const { sampleDelivery: _, ...template } = lumen({ env: {} });
  const overrides = { provider: "lumen", ...(outcome && { outcome }) };
  const samples = types.map((type) => [type, sampleEvent(type, overrides)]);
  return {
    ...template,
    decode: (json) => ({ ok: true, wire: json }),
    normalize: (wire) => [wire as never],
    samples: async () => Object.fromEntries(samples),
  };
}

describe("sampleEvent", () => {
  for (const type of types) {
    it(`is the same after a CloudEvent: ${type}`, () => {
      const event = sampleEvent(type);
      const back = fromCloudEvent(JSON.parse(JSON.stringify(toCloudEvent(event))));
      assert.ok(back.ok);
      assert.deepEqual(back.event, event);
      assert.equal(event.type, type);
    });
  }

  for (const outcome of [undefined, "failed"] as const) {
    const cases = providerCases({ create: () => sampleProvider(outcome) });
    const chosen = cases.filter(({ name }) => /neutral vocabulary|plausible/.test(name));
    it(`has the rules to keep, with the outcome ${outcome ?? "of its type"}`, () => {
      assert.equal(chosen.length, 2);
    });
    for (const { name, run } of chosen) {
      it(
        `keeps the rules of every event, with the outcome ${outcome ?? "of its type"}: ${name}`,
        run,
      );
    }
  }

  it("is the same each time, and has another id with other content", () => {
    assert.deepEqual(sampleEvent("media.deleted"), sampleEvent("media.deleted"));
    const ids = [{}, { mediaId: "a" }, { mediaId: "b" }, { data: { parts: [] } }].map(
      (overrides) => sampleEvent("media.deleted", overrides).id,
    );
    assert.equal(new Set(ids).size, ids.length);
  });

  it("merges data, replaces lists and removes what is undefined", () => {
    const event = sampleEvent("media.uploaded", {
      mediaId: undefined,
      data: { media: { name: "a.mp4", url: undefined, technical: { videoStreams: [] } } },
    });
    assert.ok(!("mediaId" in event) && !("url" in event.data.media));
    assert.equal(event.data.media.name, "a.mp4");
    assert.deepEqual(event.data.media.technical?.videoStreams, []);
    assert.equal(event.data.media.technical?.widthPixels, 1280);
    assert.equal(sampleEvent("media.uploaded").data.media.name, "harbour.mp4");
  });

  it("has a failure and the data of a failure with the outcome failed", () => {
    const { failure, data } = sampleEvent("media.transcoded", { outcome: "failed" });
    assert.deepEqual(failure, { code: "internal", raw: "InternalError" });
    assert.deepEqual(data, { rendition: { presetId: "720p" } });
    const other = sampleEvent("media.transcoded", {
      outcome: "failed",
      failure: { code: "timeout", raw: "T" },
    });
    assert.deepEqual(other.failure, { code: "timeout", raw: "T" });
  });

  it("begins its id with the provider", () => {
    assert.match(sampleEvent("live.ended", { provider: "acme" }).id, /^acme:live\.ended:/);
  });
});
