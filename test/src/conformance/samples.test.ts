import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { decodeEvent, type Provider, rawDelivery, type VodEvent } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";
import { verifyNow } from "./verify-now.js";

const at = new Date(Date.UTC(2026, 0, 1));
const url = "https://app.example/hooks/cloud";
const adapters: readonly Provider[] = [
  tencent({ env: {} }),
  baidu({ env: {} }),
  alibaba({ env: {} }),
  volcengine({ env: {} }),
  mux({ env: {} }),
];

const minimalEvents: Readonly<Record<string, object>> = {
  tencent: { EventType: "NewFileUpload", FileUploadEvent: { FileId: "1" } },
  alibaba: { EventType: "FileUploadComplete", VideoId: "1" },
  volcengine: { EventType: "FileUploadComplete", Data: { Vid: "1" } },
  mux: { type: "video.asset.ready", id: "1", data: {} },
  baidu: { eventType: "MEDIA_UPLOAD_COMPLETE", mediaUploadCompleteEvent: { mediaId: "1" } },
};

function eventsOf(provider: Provider, json: unknown): readonly VodEvent[] {
  const decoded = decodeEvent(provider, json);
  assert.ok(decoded.ok, JSON.stringify(decoded));
  assert.deepEqual(decoded.warnings ?? [], []);
  return provider.normalize(decoded.wire);
}

for (const provider of adapters) {
  describe(`${provider.id}: the samples`, () => {
    const types = Object.entries(provider.nativeEvents ?? {});

    it("have one for each documented native type, and no other", async () => {
      const samples = await provider.samples?.();
      assert.deepEqual(Object.keys(samples ?? {}), Object.keys(provider.nativeEvents ?? {}));
    });

    for (const [type, { events }] of types) {
      it(`of ${type} become the neutral types of the table, also when delivered`, async () => {
        const event = (await provider.samples?.())?.[type];
        assert.ok(event && provider.sampleDelivery);
        const translated = eventsOf(provider, event);
        const others = translated.filter((each) => !events.some((name) => name === each.type));
        assert.ok(translated.length > 0);
        assert.deepEqual(others, []);
        const request = { event, type, id: "sample-1", url, key: "secret1", at };
        const { headers, body } = provider.sampleDelivery(request);
        const delivery = rawDelivery({ headers, body: Buffer.from(body), url, receivedAt: at });
        assert.equal(verifyNow(provider, delivery, ["secret1"]).status, "verified");
        const json = delivery.json();
        assert.ok(json.ok);
        assert.deepEqual(eventsOf(provider, json.value), translated);
      });
    }

    it("are not loaded by a receiver", () => {
      const loader = `export async function resolve(specifier, context, next) {
        if (specifier.includes("samples")) throw new Error("the samples are loaded");
        return next(specifier, context);
      }`;
      const source = `
        import { register } from "node:module";
        register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(loader)}`)});
        const { ${provider.id}: create } = await import("@vod-events/${provider.id}");
        const provider = create({ env: {} });
        provider.normalize(provider.decode(${JSON.stringify(minimalEvents[provider.id])}).wire);
        const refused = await provider.samples().catch(({ message }) => message);
        console.log(refused);
      `;
      const options = { cwd: import.meta.dirname, encoding: "utf8" } as const;
      const output = execFileSync(process.execPath, ["--input-type=module", "-e", source], options);
      assert.equal(output, "the samples are loaded\n");
    });
  });
}
