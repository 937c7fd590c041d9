import type { VodEvent } from "./event.js";
import { isKnownEventType } from "./event.js";

/**
 * An event in the JSON format of CloudEvents 1.0. CloudEvents attributes hold the fields that the specification
 * names; `data` holds the rest.
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export interface VodCloudEvent {
  readonly specversion: "1.0";
  readonly id: string;
  /** `urn:vod:<provider>`. */
  readonly source: string;
  /** `vod.<type>`, such as `vod.media.uploaded`. */
  readonly type: string;
  /** The media's id, or the task's id when there is no media. */
  readonly subject?: string;
  /** RFC 3339 in UTC. */
  readonly time?: string;
  readonly datacontenttype: "application/json";
  readonly data: Omit<VodEvent, "id" | "type" | "provider" | "time">;
}

/** The result of {@link fromCloudEvent}: an event, or the problems found. */
export type CloudEventResult =
  | { readonly ok: true; readonly event: VodEvent }
  | { readonly ok: false; readonly problems: readonly string[] };

const sourcePrefix = "urn:vod:";
const typePrefix = "vod.";

/**
 * Converts an event to a CloudEvents 1.0 event.
 *
 * @throws TypeError when the event has no id, provider or type
 */
export function toCloudEvent(event: VodEvent): VodCloudEvent {
  const { id, type, provider, time, ...data } = event;
  for (const [name, value] of Object.entries({ id, type, provider })) {
    if (!isText(value))
      throw new TypeError(`Cannot create a CloudEvent: the event has no ${name}.`);
  }
  const subject = event.mediaId ?? event.taskId;
  return {
    specversion: "1.0",
    id,
    source: `${sourcePrefix}${provider}`,
    type: `${typePrefix}${type}`,
    ...(subject !== undefined && { subject }),
    ...(time !== undefined && { time }),
    datacontenttype: "application/json",
    data,
  };
}

/** Reads a CloudEvents event that {@link toCloudEvent} created, from JSON or from an object with its attributes. */
export function fromCloudEvent(input: unknown): CloudEventResult {
  if (typeof input !== "object" || input === null) return failed("must be an object");
  const { specversion, id, source, type, time, data } = input as Record<string, unknown>;
  const problems: string[] = [];
  if (specversion !== "1.0") problems.push('specversion must be "1.0"');
  if (!isText(id)) problems.push("id must be a non-empty string");
  if (!isText(source) || !source.startsWith(sourcePrefix) || source === sourcePrefix) {
    problems.push(`source must be ${sourcePrefix}<provider>`);
  }
  const eventType =
    isText(type) && type.startsWith(typePrefix) ? type.slice(typePrefix.length) : "";
  if (eventType !== "unknown" && !isKnownEventType(eventType)) {
    problems.push(`type must be ${typePrefix}<event type>`);
  }
  if (time !== undefined && !isText(time)) problems.push("time must be a string");
  if (!isEventData(data)) problems.push("data must have outcome, data and native");
  if (problems.length > 0) return failed(...problems);
  const provider = (source as string).slice(sourcePrefix.length);
  const timed = time === undefined ? {} : { time };
  const event = { ...(data as object), id, type: eventType, provider, ...timed };
  return { ok: true, event: event as VodEvent };
}

function failed(...problems: readonly string[]): CloudEventResult {
  return { ok: false, problems };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isEventData(data: unknown): boolean {
  if (typeof data !== "object" || data === null) return false;
  return (
    "outcome" in data && isText(data.outcome) && isObject(data, "data") && isObject(data, "native")
  );
}

function isObject(holder: object, name: string): boolean {
  const value = (holder as Record<string, unknown>)[name];
  return typeof value === "object" && value !== null;
}
