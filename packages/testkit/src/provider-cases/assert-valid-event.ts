import assert from "node:assert/strict";
import { fromCloudEvent, isKnownEventType, toCloudEvent } from "@vod-events/core";
import { failureCodes, type Provider, type VodEvent } from "@vod-events/core/provider";

const outcomes: ReadonlySet<string> = new Set([
  ...["succeeded", "failed", "partial", "running", "canceled", "unknown"],
]);
const codes: ReadonlySet<string> = new Set(failureCodes);
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

function assertValidEvent(event: VodEvent, { id: providerId }: Provider, what: string): void {
  const { id, idSource, type, outcome, native, failure } = event;
  const rule = (holds: boolean, text: string) => assert.ok(holds, `${text} (${what})`);
  rule(typeof id === "string" && id !== "", "id: must be a text");
  rule(idSource === "provider" || idSource === "derived", "idSource: must be provider or derived");
  rule(type === "unknown" || isKnownEventType(type), "type: must be an event type");
  rule(event.provider === providerId, `provider: must be ${providerId}`);
  rule(outcomes.has(outcome), `outcome: ${outcome} is not an outcome`);
  rule(typeof native?.type === "string", "native.type: must be a text");
  rule(native.payload !== undefined, "native.payload: missing");
  for (const field of ["mediaId", "taskId", "passthrough"] as const) {
    const value: unknown = event[field];
    rule(
      !(field in event) || (typeof value === "string" && value !== ""),
      `${field}: must be a text`,
    );
  }
  rule(
    failure === undefined || codes.has(failure.code),
    `failure.code: ${failure?.code} is not a code`,
  );
  rule(failure === undefined || outcome !== "succeeded", "failure: a success has none");
  rule(outcome !== "failed" || failure !== undefined, "failure: missing for a failed outcome");
  rule(event.time === undefined || instant.test(event.time), "time: must be RFC 3339 in UTC");
  const { native: _, ...neutral } = event;
  for (const [field, value] of Object.entries(neutral)) assertValues(value, field, rule);
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

/** Checks the units that the names of neutral fields state. */
function assertValues(
  value: unknown,
  path: string,
  rule: (holds: boolean, text: string) => void,
): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => void assertValues(item, `${path}[${index}]`, rule));
    return;
  }
  if (typeof value === "object" && value !== null) {
    const isPlain = Object.getPrototypeOf(value) === Object.prototype;
    rule(isPlain, `${path}: must be JSON instead of a ${value.constructor?.name ?? "class"}`);
    for (const [key, member] of Object.entries(value)) assertValues(member, `${path}.${key}`, rule);
    return;
  }
  const name = path.slice(path.lastIndexOf(".") + 1);
  rule(value !== undefined && value !== null, `${path}: must be absent instead of ${value}`);
  rule(isJson(value), `${path}: must be JSON instead of ${String(value)}`);
  if (/(Seconds|Bytes|Pixels|Bps|Hz|Percent|channels)$/.test(name)) {
    rule(typeof value === "number", `${path}: must be a number`);
  }
  if (/Percent$/.test(name)) rule(Number(value) <= 100, `${path}: must be at most 100`);
  if (/(^u|U)rl(\[\d+\])?$/.test(name)) {
    const isAbsolute = typeof value === "string" && /^https?:\/\/[^\s/]/i.test(value);
    rule(isAbsolute, `${path}: must be an absolute HTTP URL`);
  }
  if (/At$/.test(name)) rule(instant.test(String(value)), `${path}: must be RFC 3339 in UTC`);
}
