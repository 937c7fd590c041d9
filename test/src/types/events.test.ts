import assert from "node:assert/strict";
import {
  createVodEvents,
  type KnownEventType,
  knownEventTypes,
  type VodEvent,
  type VodEventOf,
  type VodEventType,
} from "@vod-events/core";
import { acme } from "../core/acme.js";
import { pushConfig } from "../core/application.js";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Fails to compile unless its argument is the type `true`. */
function isTrue<_ extends true>(): void {}

const vod = createVodEvents({
  provider: "acme",
  providers: { acme: () => acme() },
  callback: pushConfig,
});

/** A switch without a default: compiles only as long as it names every type. */
function headline(event: VodEvent): string {
  switch (event.type) {
    case "media.uploaded":
    case "media.imported":
      return event.data.media.name ?? event.type;
    case "media.transcoded":
      return event.data.rendition.presetId ?? event.type;
    case "thumbnail.created":
    case "analysis.completed":
    case "edit.completed":
    case "generation.completed":
    case "enhancement.completed":
      return event.data.kind;
    case "moderation.completed":
      return event.data.verdict;
    case "workflow.progressed":
    case "workflow.completed":
      return `${event.data.steps.length} steps`;
    case "media.analyzed":
      return event.data.attributes.md5 ?? event.type;
    case "media.deleted":
      return event.data.parts === "all" ? "all" : event.data.parts.map(({ kind }) => kind).join();
    case "media.restored":
      return event.data.tier ?? event.type;
    case "media.persisted":
      return event.data.source ?? event.type;
    case "quality.inspected":
      return event.data.findings.map(({ kind }) => kind).join();
    case "watermark.extracted":
      return event.data.kind;
    case "publish.completed":
      return event.data.target;
    case "relay.changed":
      return event.data.state;
    case "media.created":
    case "media.ready":
    case "media.updated":
      return event.data.media.name ?? event.type;
    case "media.storage_changed":
      return event.data.toStorageClass ?? event.type;
    case "upload.created":
    case "upload.canceled":
      return event.data.uploadId ?? event.type;
    case "attachment.uploaded":
      return event.data.attachment.id ?? event.type;
    case "caption.created":
    case "caption.deleted":
      return event.data.language ?? event.type;
    case "cache.refreshed":
      return event.data.operation;
    case "live.started":
    case "live.ended":
      return event.data.streamId ?? event.type;
    case "unknown":
      return event.native.type;
  }
}

describe("the event types", () => {
  it("narrow in handlers and in an exhaustive switch", () => {
    vod.on("media.uploaded", (event) => {
      isTrue<Equal<typeof event, VodEventOf<"media.uploaded">>>();
      isTrue<Equal<typeof event.data.media.name, string | undefined>>();
    });
    vod.on("*", (event) => isTrue<Equal<typeof event, VodEvent>>());
    const [event] = acme().normalize({ uploads: ["a"], deletions: [], unknowns: [], checks: [] });
    assert.ok(event);
    assert.equal(headline(event), "media.uploaded");
  });

  it("are all in knownEventTypes except unknown", () => {
    isTrue<Equal<(typeof knownEventTypes)[number], KnownEventType>>();
    isTrue<Equal<Exclude<VodEventType, KnownEventType>, "unknown">>();
    assert.equal(new Set(knownEventTypes).size, 31);
  });

  it("reject unknown members", () => {
    assert.throws(
      () =>
        createVodEvents({
          provider: "acme",
          providers: { acme: () => acme() },
          // @ts-expect-error -- a mode is push or pull
          callback: { ...pushConfig, mode: "poll" },
        }),
      { code: "config_invalid" },
    );
    // @ts-expect-error -- no type of event has this name
    vod.on("media.eaten", () => {});
    vod.on("media.deleted", (event) => {
      // @ts-expect-error -- a deletion has no rendition
      return event.data.rendition;
    });
    vod.on("media.uploaded", (event) => {
      // @ts-expect-error -- events are read-only
      event.outcome = "failed";
    });
  });
});
