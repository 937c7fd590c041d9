import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { createVodEvents, type VodEvent } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { loadSamples } from "@vod-events/core/samples";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { fakeClock, sampleDelivery } from "@vod-events/testkit";
import { volcengine } from "@vod-events/volcengine";

const factories = { alibaba, baidu, mux, tencent, volcengine };
const key = "Abcdef0123456789";
const base = "http://127.0.0.1/vod";

/** A receiver of an application, and the events that its handlers got. */
function application(name: string, create: () => Provider) {
  const clock = fakeClock();
  const vod = createVodEvents({
    provider: name,
    providers: { [name]: create },
    callback: { mode: "push", url: base, signing: { key } },
    clock,
  });
  const events: VodEvent[] = [];
  vod.on("*", (event) => void events.push(event));
  return { vod, events, at: new Date(clock.now()) };
}

describe("sampleDelivery", () => {
  for (const [name, create] of Object.entries(factories)) {
    it(`makes deliveries of every type of ${name} that the receiver accepts`, async () => {
      const provider = create({ env: {} } as never);
      const { vod, events, at } = application(name, () => provider);
      for (const { nativeType } of await loadSamples(provider)) {
        const url = `${base}/${name}`;
        const delivery = await sampleDelivery(provider, { type: nativeType, key, url, at });
        assert.equal((await vod.receive(delivery)).status, 200, nativeType);
        assert.ok(
          events.some(({ id }) => id === delivery.event.id),
          nativeType,
        );
      }
    });

    it(`makes deliveries of ${name} that the receiver rejects with a wrong key`, async () => {
      const provider = create({ env: {} } as never);
      const { vod, events, at } = application(name, () => provider);
      const url = `${base}/${name}`;
      const other = [...key].reverse().join("");
      const [sample] = await loadSamples(provider);
      const type = sample?.nativeType ?? "";
      for (const wrong of [undefined, other]) {
        const delivery = await sampleDelivery(provider, { type, key: wrong, url, at });
        assert.equal((await vod.receive(delivery)).status, 401);
      }
      assert.deepEqual(events, []);
    });
  }

  it("sets fields, the media id and the outcome", async () => {
    const { event } = await sampleDelivery(tencent({ env: {} }), {
      type: "media.transcoded",
      native: "ProcedureStateChanged",
      outcome: "failed",
      mediaId: "m-1",
      set: { "data.rendition.presetId": 77 },
      seed: "1",
    });
    assert.ok(event.type === "media.transcoded");
    assert.deepEqual([event.outcome, event.mediaId], ["failed", "m-1"]);
    assert.equal(event.data.rendition.presetId, "77");
  });

  it("refuses a provider that alone can sign", async () => {
    const { sampleDelivery: _, ...provider } = tencent({ env: {} });
    await assert.rejects(sampleDelivery(provider, { type: "media.uploaded" }), {
      code: "unsupported",
      message: "only tencent can sign its deliveries",
    });
  });
});
