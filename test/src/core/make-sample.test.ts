import assert from "node:assert/strict";
import { lumen } from "@vod-events/adapter-template";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { type Provider, translateEvent, type VodEvent } from "@vod-events/core/provider";
import { loadSamples, type MadeSample, makeSample } from "@vod-events/core/samples";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";
import fc from "fast-check";

const adapters: Readonly<Record<string, Provider>> = {
  ...{ alibaba: alibaba({ env: {} }), baidu: baidu({ env: {} }), lumen: lumen({ env: {} }) },
  ...{ mux: mux({ env: {} }), tencent: tencent({ env: {} }), volcengine: volcengine({ env: {} }) },
};

/** Translates the payload of a sample again, as a receiver does. */
function translated(provider: Provider, { payload }: MadeSample) {
  const result = translateEvent(
    { provider, name: provider.id },
    JSON.parse(JSON.stringify(payload)),
  );
  assert.ok("events" in result);
  return result.events;
}

const idsOf = (sample: MadeSample) => sample.events.map(({ id }) => id);

for (const [name, provider] of Object.entries(adapters)) {
  describe(`a sample of ${name}`, () => {
    it("has the events that its payload is translated to", async () => {
      for (const { nativeType } of await loadSamples(provider)) {
        const sample = await makeSample(provider, {
          event: nativeType,
          seed: "1",
          at: new Date(0),
        });
        assert.deepEqual(sample.events, translated(provider, sample), nativeType);
        assert.ok(sample.events.includes(sample.event));
      }
    });

    it("has ids of its own for each seed, and nothing else changes kind", async () => {
      for (const { nativeType, events } of await loadSamples(provider)) {
        const [one, again, two] = await Promise.all(
          ["1", "1", "2"].map((seed) => makeSample(provider, { event: nativeType, seed })),
        );
        assert.ok(one && again && two);
        assert.deepEqual(one, again, nativeType);
        const all = [...events.map(({ id }) => id), ...idsOf(one), ...idsOf(two)];
        assert.equal(new Set(all).size, 3 * events.length, nativeType);
        for (const [index, { type, outcome, time }] of events.entries()) {
          const other: VodEvent | undefined = one.events[index];
          assert.deepEqual([other?.type, other?.outcome, other?.time], [type, outcome, time]);
        }
      }
    });

    it("has the given time, or says that it keeps its own", async () => {
      const at = new Date("2026-03-04T05:06:07Z");
      for (const { nativeType } of await loadSamples(provider)) {
        const { events, notes } = await makeSample(provider, { event: nativeType, at });
        const times = events.flatMap(({ time }) => (time === undefined ? [] : [Date.parse(time)]));
        const says = notes.some((note) => note.includes("keeps the time of the sample"));
        assert.ok(times.length === 0 || says !== times.includes(at.getTime()), nativeType);
      }
    });

    it("has the given media id", async () => {
      for (const { nativeType, events } of await loadSamples(provider)) {
        if (events[0]?.mediaId === undefined) continue;
        const sample = await makeSample(provider, {
          event: nativeType,
          mediaId: "media-77",
          seed: "1",
        });
        assert.equal(sample.event.mediaId, "media-77", nativeType);
      }
    });

    it("has the outcome failed, or is refused", async () => {
      for (const { nativeType } of await loadSamples(provider)) {
        const request = { event: nativeType, outcome: "failed" } as const;
        const sample = await makeSample(provider, request).catch((error) => {
          assert.equal(error.code, "unsupported");
          assert.match(error.message, /has no sample with this outcome\. Outcomes: /);
        });
        if (sample === undefined) continue;
        assert.equal(sample.event.outcome, "failed", nativeType);
        assert.deepEqual(sample.events, translated(provider, sample));
      }
    });
  });
}

describe("makeSample", () => {
  const provider = tencent({ env: {} });

  it("sets a native member, keeps its kind, and leaves the samples alone", async () => {
    const set = [
      { path: "FileUploadEvent.MediaBasicInfo.Name", value: "7" },
      { path: "FileUploadEvent.MetaData.VideoStreamSet[0].Height", value: "1080" },
      { path: "FileUploadEvent.Added", value: '{"a":1}' },
    ];
    const { event, payload } = await makeSample(provider, { event: "NewFileUpload", set });
    assert.ok(event.type === "media.uploaded");
    assert.equal(event.data.media.name, "7");
    assert.equal(event.data.media.technical?.videoStreams?.[0]?.heightPixels, 1080);
    assert.match(JSON.stringify(payload), /"Added":\{"a":1\}/);
    assert.doesNotMatch(JSON.stringify(await loadSamples(provider)), /"Added"/);
  });

  it("sets a neutral field through the native member, also in another unit", async () => {
    const set = [{ path: "data.media.technical.durationSeconds", value: "5" }];
    const { event, payload } = await makeSample(baidu({ env: {} }), {
      event: "media.uploaded",
      set,
    });
    assert.ok(event.type === "media.uploaded");
    assert.equal(event.data.media.technical?.durationSeconds, 5);
    assert.match(JSON.stringify(payload), /"durationInMillisecond":5000/);
  });

  it("sets any name that a neutral field can have", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1 }).filter((name) => name === name.trim()),
        async (value) => {
          const set = [{ path: "data.media.name", value }];
          const { event } = await makeSample(provider, { event: "media.uploaded", set });
          assert.equal(event.type === "media.uploaded" && event.data.media.name, value);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("refuses a neutral value that no native member gives, and names the members to set", async () => {
    const set = [{ path: "data.rendition.format", value: "a b" }];
    const request = { event: "media.transcoded", native: "TranscodeComplete", set };
    await assert.rejects(makeSample(provider, request), {
      code: "unsupported",
      message: /^set: data\.rendition\.format cannot get this value\. .*PlayInfoSet\[0\]\.Url/,
    });
  });

  it("refuses an unknown type, native type or path with a suggestion", async () => {
    const requests = [
      [
        { event: "media.transcodet" },
        /no sample has this type \(Did you mean media\.transcoded\?\)/,
      ],
      [{ event: "NewFileUplod" }, /Did you mean NewFileUpload\?/],
      [{ event: "media.transcoded", native: "x" }, /Native types of the event: Procedure.*, Trans/],
      [
        { event: "NewFileUpload", set: [{ path: "FileUploadEvent.FileIdd.x", value: "1" }] },
        /is no member of NewFileUpload \(Did you mean FileUploadEvent\.FileId\?\)/,
      ],
    ] as const;
    for (const [request, message] of requests) {
      await assert.rejects(makeSample(provider, request), { code: "config_invalid", message });
    }
  });

  it("refuses an adapter without samples", async () => {
    const { samples: _, ...without } = provider;
    await assert.rejects(makeSample(without, { event: "media.uploaded" }), {
      code: "unsupported",
      message: "the adapter of tencent has no samples",
    });
  });
});
