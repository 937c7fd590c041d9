import { readRecord } from "@vod-events/core/provider";
import { changed, type Flaw, withEvents, withMedia } from "./flaw.js";

const vocabulary =
  "translation: every event uses the neutral vocabulary and units, and survives JSON and CloudEvents";
const unknownType = "decoding: an unknown type is an unknown event with its whole payload";
const anyMember = "decoding: any member may be missing, null or of another type";

/** The event of the sample of a deletion. */
const deletion = {
  id: "lumen:evt_3",
  idSource: "provider",
  provider: "lumen",
  type: "media.deleted",
  outcome: "succeeded",
  time: "2026-01-02T00:00:00Z",
  mediaId: "as_1",
  data: { parts: "all" },
} as const;

/** Events outside the neutral model, and translations that are not pure. */
export const translationFlaws: readonly Flaw[] = [
  {
    name: "the outcome is the native state",
    caughtBy: vocabulary,
    message: /outcome: ok is not an outcome \(encode\.finished\)/,
    alsoCaughtBy: [anyMember],
    tested: withEvents((event, { encode }) =>
      encode?.state === undefined ? event : { ...event, outcome: encode.state },
    ),
  },
  {
    name: "a failed event has no failure",
    caughtBy: vocabulary,
    message: /failure: missing for a failed outcome/,
    alsoCaughtBy: [anyMember],
    tested: withEvents(({ failure: _, ...event }) => event),
  },
  {
    name: "a successful event has a failure",
    caughtBy: vocabulary,
    message: /failure: a success has none/,
    alsoCaughtBy: [anyMember],
    tested: withEvents((event) => ({ ...event, failure: { code: "other", raw: "ok" } })),
  },
  {
    name: "the code of a failure is the native code",
    caughtBy: vocabulary,
    message: /failure\.code: unsupported_codec is not a code/,
    alsoCaughtBy: [anyMember],
    tested: withEvents((event) =>
      event.failure ? { ...event, failure: { ...event.failure, code: event.failure.raw } } : event,
    ),
  },
  {
    name: "milliseconds are passed on as seconds",
    caughtBy: "translation: the numbers and times of the samples are plausible in their units",
    message: /durationSeconds of asset\.uploaded: must be in seconds; 12500 is in milliseconds/,
    tested: withEvents((event, { asset }) =>
      withMedia(event, { technical: technical({ durationSeconds: asset?.duration_ms }) }),
    ),
  },
  {
    name: "kilobytes are passed on as bytes",
    caughtBy: "translation: the numbers and times of the samples are plausible in their units",
    message: /data\.media\.technical of asset\.uploaded: 655 bits per second are implausible/,
    tested: withEvents((event, { asset }) => {
      const bytes = Number(asset?.bytes) / 1024;
      const seconds = Number(asset?.duration_ms) / 1000;
      return withMedia(event, {
        technical: technical({ sizeBytes: bytes, durationSeconds: seconds }),
      });
    }),
  },
  {
    name: "seconds are read as milliseconds of a time",
    caughtBy: "translation: the numbers and times of the samples are plausible in their units",
    message: /time of asset\.uploaded: is in the year 1970/,
    tested: withEvents((event) => {
      const time = new Date(Date.parse(event.time ?? "") / 1000);
      return event.time === undefined ? event : { ...event, time: time.toISOString() };
    }),
  },
  {
    name: "an unknown size is passed on as -1",
    caughtBy: anyMember,
    message: /data\.media\.technical\.sizeBytes: must be 0 or more instead of -1/,
    tested: withEvents((event, { asset }) =>
      typeof asset?.bytes === "number"
        ? withMedia(event, { technical: { sizeBytes: asset.bytes } })
        : event,
    ),
  },
  {
    name: "an id of another type is converted to text",
    caughtBy: anyMember,
    message: /mediaId: is a missing value as text: \[object Object\]/,
    tested: withEvents((event, { asset }) =>
      readRecord(asset?.id) === undefined ? event : { ...event, mediaId: String(asset?.id) },
    ),
  },
  {
    name: "a missing task is a part of the id",
    caughtBy: anyMember,
    message: /id: contains a missing value as text: lumen:encode\.finished:undefined/,
    tested: withEvents((event, { encode }) =>
      event.type === "media.transcoded"
        ? { ...event, id: `lumen:${event.native.type}:${encode?.task_id}`, idSource: "derived" }
        : event,
    ),
  },
  {
    name: "a relative URL is passed on",
    caughtBy: anyMember,
    message: /data\.media\.url: must be an absolute HTTP URL/,
    tested: withEvents((event, { asset }) =>
      withMedia(event, typeof asset?.url === "string" ? { url: asset.url } : {}),
    ),
  },
  {
    name: "an absent field is undefined",
    caughtBy: vocabulary,
    message: /data\.media\.format: must be absent instead of undefined/,
    alsoCaughtBy: [anyMember],
    tested: withEvents((event) => withMedia(event, { format: undefined })),
  },
  {
    name: "a time is a Date",
    caughtBy: vocabulary,
    message: /data\.media\.createdAt: must be JSON instead of a Date/,
    alsoCaughtBy: [anyMember],
    tested: withEvents((event) => withMedia(event, { createdAt: new Date(Date.UTC(2026)) })),
  },
  {
    name: "a missing time is the time of the delivery",
    caughtBy: "translation: no field comes from a clock, even when a member is missing",
    message: /a field of asset\.uploaded without occurred_at comes from a clock/,
    tested: withEvents((event) => {
      const today = `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;
      return { ...event, time: event.time ?? today };
    }),
  },
  {
    name: "a time is local",
    caughtBy: vocabulary,
    message: /time: must be RFC 3339 in UTC/,
    alsoCaughtBy: [anyMember, unknownType],
    tested: withEvents((event) =>
      event.time === undefined ? event : { ...event, time: event.time.replace("Z", "+08:00") },
    ),
  },
  {
    name: "the passthrough is an object",
    caughtBy: vocabulary,
    message: /passthrough: must be a text/,
    alsoCaughtBy: [anyMember, unknownType],
    tested: withEvents((event) => ({ ...event, passthrough: { reference: event.passthrough } })),
  },
  {
    name: "the translation changes its input",
    caughtBy: "translation: the input is not changed, and may be frozen",
    message: /the adapter threw for the frozen asset\.uploaded/,
    alsoCaughtBy: ["decoding: unknown members change nothing"],
    tested: withEvents((event, payload) => {
      Reflect.deleteProperty(payload, "reference");
      Object.assign(payload, { seen: true });
      return event;
    }),
  },
  {
    name: "the second translation gives another event",
    caughtBy: "translation: a decoded event gives the same events each time",
    message: /asset\.uploaded changes between calls/,
    tested: changed(({ normalize }) => {
      const translated = new WeakSet<object>();
      return {
        normalize(wire) {
          const isSecond = translated.has(wire as object);
          translated.add(wire as object);
          return isSecond ? [] : normalize(wire as Parameters<typeof normalize>[0]);
        },
      };
    }),
  },
  {
    name: "the outcome of a deletion is unknown",
    caughtBy: "translation: the samples give exactly the expected events",
    message: /the events of asset\.deleted are other ones/,
    tested: {
      ...withEvents((event) =>
        event.type === "media.deleted" ? { ...event, outcome: "unknown" } : event,
      ),
      expected: { "asset.deleted": [deletion] },
    },
  },
  {
    name: "the native payload lacks most members",
    caughtBy: "translation: the native payload is the event without its null members",
    message: /native\.payload of asset\.uploaded lacks \d+ values/,
    tested: withEvents((event, { id }) => ({
      ...event,
      native: { ...event.native, payload: { id } },
    })),
  },
];

/** The technical facts that are positive. */
function technical(facts: Readonly<Record<string, unknown>>): object {
  const known = Object.entries(facts).filter(([, value]) => typeof value === "number" && value > 0);
  return Object.fromEntries(known);
}
