import assert from "node:assert/strict";
import { fromCloudEvent, toCloudEvent, type VodEvent } from "@vod-events/core";
import { CloudEvent, HTTP } from "cloudevents";

const uploaded: VodEvent = {
  id: "acme:upload:1",
  idSource: "derived",
  type: "media.uploaded",
  provider: "acme",
  outcome: "succeeded",
  time: "2026-01-01T00:00:00Z",
  mediaId: "5285485487985271490",
  data: { media: { name: "harbour" }, followUpTaskIds: [] },
  native: { type: "upload", payload: { mediaId: "5285485487985271490" } },
};
const { time: _, mediaId: __, ...bare } = uploaded;

describe("toCloudEvent", () => {
  it("sets the required attributes", () => {
    const { data, ...attributes } = toCloudEvent(uploaded);
    assert.deepEqual(attributes, {
      specversion: "1.0",
      id: "acme:upload:1",
      source: "urn:vod:acme",
      type: "vod.media.uploaded",
      subject: "5285485487985271490",
      time: "2026-01-01T00:00:00Z",
      datacontenttype: "application/json",
    });
    assert.deepEqual(Object.keys(data), ["idSource", "outcome", "mediaId", "data", "native"]);
  });

  it("uses the task as subject without a media, and none without either", () => {
    assert.equal(toCloudEvent({ ...bare, taskId: "t" } as VodEvent).subject, "t");
    assert.equal("subject" in toCloudEvent(bare as VodEvent), false);
  });

  for (const event of [uploaded, bare as VodEvent]) {
    it(`creates events that the cloudevents package reads, structured and binary, ${event.time ? "with" : "without"} a time`, () => {
      const written = JSON.parse(JSON.stringify(toCloudEvent(event)));
      const theirs = new CloudEvent(written);
      for (const message of [HTTP.structured(theirs), HTTP.binary(theirs)]) {
        const read = HTTP.toEvent(message);
        assert.ok(read instanceof CloudEvent);
        assert.ok(read.validate());
        const { time, ...attributes } = read.toJSON();
        const ours = fromCloudEvent(event.time ? { ...attributes, time: event.time } : attributes);
        assert.deepEqual(ours, { ok: true, event });
      }
    });
  }

  it("survives a round trip through JSON", () => {
    const json = JSON.parse(JSON.stringify(toCloudEvent(uploaded)));
    assert.deepEqual(fromCloudEvent(json), { ok: true, event: uploaded });
  });

  for (const name of ["id", "type", "provider"] as const) {
    it(`throws without ${name}`, () => {
      assert.throws(() => toCloudEvent({ ...uploaded, [name]: "" } as VodEvent), {
        name: "TypeError",
        message: `Cannot create a CloudEvent: the event has no ${name}.`,
      });
    });
  }

  for (const [name, problem] of [
    ["id", "id must be a non-empty string"],
    ["source", "source must be urn:vod:<provider>"],
    ["type", "type must be vod.<event type>"],
    ["specversion", 'specversion must be "1.0"'],
    ["data", "data must have outcome, data and native"],
  ] as const) {
    it(`is not read without ${name}, and the problem is named`, () => {
      const { [name]: _, ...rest } = toCloudEvent(uploaded);
      assert.deepEqual(fromCloudEvent(rest), { ok: false, problems: [problem] });
    });

    if (name === "source" || name === "type") {
      it(`creates events that the cloudevents package also rejects without ${name}`, () => {
        const { [name]: _, ...rest } = toCloudEvent(uploaded);
        assert.throws(() => new CloudEvent({ ...rest, [name]: "" } as never).validate());
      });
    }
  }

  for (const input of [null, "text", 7, undefined]) {
    it(`is not read from ${JSON.stringify(input)}, which is no object`, () => {
      assert.deepEqual(fromCloudEvent(input), { ok: false, problems: ["must be an object"] });
    });
  }

  const { data } = toCloudEvent(uploaded);
  const incomplete = "data must have outcome, data and native";
  const invalid: readonly (readonly [what: string, changes: object, problem: string])[] = [
    ["another type", { type: "vod.media.eaten" }, "type must be vod.<event type>"],
    ["a type without the prefix", { type: "unknown" }, "type must be vod.<event type>"],
    ["a source without provider", { source: "urn:vod:" }, "source must be urn:vod:<provider>"],
    ["a number as time", { time: 1 }, "time must be a string"],
    ["no text as time", { time: "" }, "time must be a string"],
    ["null as data", { data: null }, incomplete],
    ["text as data", { data: "text" }, incomplete],
    ["a number as outcome", { data: { ...data, outcome: 1 } }, incomplete],
    ["no outcome", { data: { ...data, outcome: "" } }, incomplete],
    ["null as the neutral data", { data: { ...data, data: null } }, incomplete],
    ["text as the neutral data", { data: { ...data, data: "text" } }, incomplete],
    ["null as the native event", { data: { ...data, native: null } }, incomplete],
    ["text as the native event", { data: { ...data, native: "text" } }, incomplete],
  ];
  for (const [what, changes, problem] of invalid) {
    it(`is not read with ${what}`, () => {
      const read = fromCloudEvent({ ...toCloudEvent(uploaded), ...changes });
      assert.deepEqual(read, { ok: false, problems: [problem] });
    });
  }

  it("names all problems", () => {
    const { ok, problems } = fromCloudEvent([]) as { ok: boolean; problems: readonly string[] };
    assert.deepEqual([ok, problems.length], [false, 5]);
  });

  it("is read for an unknown type", () => {
    const unknown = { ...bare, type: "unknown", data: {} } as VodEvent;
    assert.deepEqual(fromCloudEvent(toCloudEvent(unknown)), { ok: true, event: unknown });
  });

  it("has no time when the event has none", () => {
    assert.equal("time" in toCloudEvent(bare as VodEvent), false);
  });
});
