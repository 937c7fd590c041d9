import type { VodEvent } from "@vod-events/core";
import { createVodEvents, type VodEvents, type VodEventsOptions } from "@vod-events/core";
import { eventId, type Provider } from "@vod-events/core/provider";
import { acme, acmeRequest } from "../core/acme.js";
import { pushConfig } from "../core/application.js";

/** The made-up cloud, whose callbacks contain neutral events as they are. A media can be played once it is transcoded. */
export function mediaCloud(): Provider {
  const { id, capabilities, verify } = acme();
  return {
    ...{ id, capabilities },
    verify,
    decode: (json) => ({ ok: true, wire: json }),
    normalize: (wire) => (wire as { readonly events: readonly VodEvent[] }).events,
    media: { ready: [{ type: "media.transcoded" }] },
  };
}

/** An application of the made-up cloud that keeps media states. */
export function mediaApplication(options: Partial<VodEventsOptions> = {}): VodEvents {
  return createVodEvents({
    provider: "acme",
    providers: { acme: mediaCloud },
    callback: pushConfig,
    receiver: { maxAgeSeconds: 1e9 },
    random: () => 0.999,
    media: true,
    ...options,
  });
}

/** Delivers events by a callback and returns the status of its response. */
export async function deliver(vod: VodEvents, ...events: readonly VodEvent[]): Promise<number> {
  const time = Date.UTC(2026, 0, 1);
  return (await vod.receive(acmeRequest({ events }, { time }))).status;
}

/** The event of an upload. */
export function uploaded(mediaId: string, minute = 0): VodEvent {
  return {
    ...base("upload", mediaId, minute),
    type: "media.uploaded",
    data: { media: { name: `${mediaId} ${minute}` }, followUpTaskIds: [] },
  };
}

/** The event of a rendition, by its preset. It makes the media ready. */
export function transcoded(mediaId: string, minute = 1, presetId = "720p"): VodEvent {
  return {
    ...base(`transcode-${presetId}`, mediaId, minute),
    type: "media.transcoded",
    data: { rendition: { presetId } },
  };
}

/** The event of a failed import. */
export function importFailed(mediaId: string, minute = 1): VodEvent {
  return {
    ...base("import", mediaId, minute),
    type: "media.imported",
    outcome: "failed",
    failure: { code: "source_unreadable", raw: "BadSource" },
    data: { media: {}, followUpTaskIds: [] },
  };
}

/** The event of a moderation. */
export function moderated(mediaId: string, minute = 1): VodEvent {
  return {
    ...base("moderate", mediaId, minute),
    taskId: "moderation",
    type: "moderation.completed",
    data: { verdict: "pass", labels: [], segments: [] },
  };
}

/** The event of a deletion. */
export function deleted(mediaId: string, minute = 2): VodEvent {
  return { ...base("delete", mediaId, minute), type: "media.deleted", data: { parts: "all" } };
}

function base(type: string, mediaId: string, minute: number) {
  return {
    id: eventId("acme", type, mediaId, String(minute)),
    idSource: "derived",
    provider: "acme",
    outcome: "succeeded",
    time: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    mediaId,
    native: { type, payload: {} },
  } as const;
}
