import {
  eventId,
  type Failure,
  type Outcome,
  omitUndefined,
  readText,
} from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";

/** What an event says in its own way. */
export interface EnvelopeFields {
  readonly outcome: Outcome;
  /** Tells the events of one native event apart. */
  readonly part?: string;
  /** Default: that of the event. */
  readonly mediaId?: string | undefined;
  readonly taskId?: string | undefined;
  /** Default: that of the event. */
  readonly passthrough?: string | undefined;
}

/**
 * The types that a resource has at most once: it is created once, and ends in one of its documented states. That it
 * does not reach that state again is inferred. So the resource identifies them, which the API shows, too.
 */
const once: ReadonlySet<string> = new Set([
  "video.asset.created",
  "video.asset.ready",
  "video.asset.errored",
  "video.asset.static_rendition.ready",
  "video.asset.static_rendition.errored",
  "video.asset.static_rendition.skipped",
  "video.asset.track.ready",
  "video.asset.track.errored",
  "video.upload.asset_created",
]);

/** Returns the fields that all events have. */
export function envelopeOf(wire: WireEnvelope, fields: EnvelopeFields) {
  const { outcome, part, taskId } = fields;
  const { id, idSource } = identityOf(wire, part);
  return omitUndefined({
    id,
    idSource,
    provider: "mux",
    outcome,
    time: wire.eventTime,
    mediaId: fields.mediaId ?? wire.mediaId,
    taskId,
    passthrough: fields.passthrough ?? wire.passthrough,
    failure: outcome === "failed" ? failureIn(wire) : undefined,
    native: { type: wire.eventType, payload: wire.json },
  });
}

function identityOf(wire: WireEnvelope, part: string | undefined) {
  const resourceId = readText(wire.data.id);
  if (once.has(wire.eventType) && resourceId !== undefined) {
    const facts = new Set([wire.mediaId ?? "", resourceId]);
    return { id: eventId("mux", wire.eventType, ...facts), idSource: "derived" } as const;
  }
  const facts = part === undefined ? [] : [part];
  return { id: eventId("mux", wire.id, ...facts), idSource: "provider" } as const;
}

/** The types of errors are undocumented, so that none has a neutral meaning. */
function failureIn({ error: { type: raw = "errored", message } }: WireEnvelope): Failure {
  return { code: "other", raw, ...omitUndefined({ message }) };
}
