import assert from "node:assert/strict";
import { fromCloudEvent, isKnownEventType, toCloudEvent } from "@vod-events/core";
import { failureCodes, type Provider, type VodEvent } from "@vod-events/core/provider";

const outcomes: ReadonlySet<string> = new Set([
  ...["succeeded", "failed", "partial", "running", "canceled", "skipped", "unknown"],
]);
const codes: ReadonlySet<string> = new Set(failureCodes);
const idSources: ReadonlySet<string> = new Set(["provider", "derived"]);
const converted = /(^|:)(undefined|null|NaN|\[object Object\])(:|$)/;
const quantity = /(Seconds|Bytes|Pixels|Bps|Hz|Percent|channels)$/;
const size = /(durationSeconds|Bytes|Pixels|Bps|Hz|Percent|channels)$/;
const urlName = /(^u|U)rl$/;
const absoluteUrl = /^https?:\/\/[^\s/]/i;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** Checks everything that every event must keep, whatever it was made of. */
export function assertValidEvents(
  events: readonly VodEvent[],
  provider: Provider,
  what: string,
): void {
  assert.ok(Array.isArray(events), `normalize returns no list for ${what}`);
  for (const event of events) assertValidEvent(event, provider, what);
}

function assertValidEvent(event: VodEvent, provider: Provider, what: string): void {
  const problem = problemOf(event, provider);
  if (problem !== undefined) assert.fail(`${problem} (${what})`);
  const { native: _, ...neutral } = event;
  for (const [field, value] of Object.entries(neutral)) assertValues(value, field, what);
}

/** The first rule of the envelope that an event breaks. */
function problemOf(event: VodEvent, provider: Provider): string | undefined {
  const { id, idSource, type, outcome, native, failure, time } = event;
  if (typeof id !== "string" || id === "") return "id: must be a text";
  if (converted.test(id)) return `id: contains a missing value as text: ${id}`;
  if (!idSources.has(idSource)) return "idSource: must be provider or derived";
  if (type !== "unknown" && !isKnownEventType(type)) return `type: ${type} is not an event type`;
  if (event.provider !== provider.id) return `provider: must be ${provider.id}`;
  if (!outcomes.has(outcome)) return `outcome: ${outcome} is not an outcome`;
  if (typeof native?.type !== "string") return "native.type: must be a text";
  if (native.payload === undefined) return "native.payload: missing";
  for (const field of ["mediaId", "taskId", "passthrough"] as const) {
    const value: unknown = event[field];
    const isText = typeof value === "string" && value !== "";
    if (field in event && !isText) return `${field}: must be a text`;
    if (isText && converted.test(value)) return `${field}: is a missing value as text: ${value}`;
  }
  if (failure && !codes.has(failure.code)) return `failure.code: ${failure.code} is not a code`;
  if (failure && outcome === "succeeded") return "failure: a success has none";
  if (!failure && outcome === "failed") return "failure: missing for a failed outcome";
  if (time !== undefined && !instant.test(time)) return "time: must be RFC 3339 in UTC";
  return undefined;
}

/** Checks that a CloudEvent keeps all of an event. */
export function assertCloudEvent(event: VodEvent, what: string): void {
  const back = fromCloudEvent(JSON.parse(JSON.stringify(toCloudEvent(event))));
  assert.ok(back.ok, `the event is no CloudEvent (${what})`);
  assert.deepEqual(back.event, event, `the event is not the same after CloudEvents (${what})`);
}

/** Whether a value that is no object is the same after JSON. */
function isJson(value: unknown): boolean {
  return ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
}

/** Checks that a value is JSON, in the units that the names of neutral fields state. */
function assertValues(value: unknown, path: string, what: string): void {
  if (typeof value !== "object" || value === null) {
    const problem = problemOfValue(value, path.slice(path.lastIndexOf(".") + 1));
    if (problem !== undefined) assert.fail(`${path}: ${problem} (${what})`);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) assertValues(item, `${path}[${index}]`, what);
  } else {
    const isPlain = Object.getPrototypeOf(value) === Object.prototype;
    const kind = value.constructor?.name ?? "class";
    if (!isPlain) assert.fail(`${path}: must be JSON instead of a ${kind} (${what})`);
    for (const [key, member] of Object.entries(value)) assertValues(member, `${path}.${key}`, what);
  }
}

/** The first rule that a value without members breaks. */
function problemOfValue(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return `must be absent instead of ${value}`;
  if (!isJson(value)) return `must be JSON instead of ${String(value)}`;
  if (quantity.test(name) && typeof value !== "number") return "must be a number";
  if (size.test(name) && Number(value) < 0) return `must be 0 or more instead of ${value}`;
  if (/Percent$/.test(name) && Number(value) > 100) return "must be at most 100";
  if (urlName.test(name) && !absoluteUrl.test(String(value))) return "must be an absolute HTTP URL";
  if (/At$/.test(name) && !instant.test(String(value))) return "must be RFC 3339 in UTC";
  return undefined;
}
