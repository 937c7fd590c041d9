import { readRecord } from "@vod-events/core/provider";
import type { TestedProvider } from "@vod-events/testkit";
import { changed, type Flaw, withEvents, withMedia } from "./flaw.js";

/** Odd events that fail, or are lost or misread. */
export const decodingFlaws: readonly Flaw[] = [
  {
    name: "a null item of a list makes decode throw",
    caughtBy: "decoding: any member may be missing, null or of another type",
    message: /the adapter threw for asset\.uploaded with asset = \[null\]/,
    tested: withDecode((json) => {
      const { asset } = json as { readonly asset?: { readonly id: unknown }[] | object };
      return !Array.isArray(asset) || asset.every(({ id }) => id !== "");
    }),
  },
  {
    name: "a mistyped member makes normalize throw",
    caughtBy: "decoding: any member may be missing, null or of another type",
    message: /the adapter threw for asset\.uploaded with asset\.title = /,
    tested: withEvents((event, { asset }) => {
      (asset?.title as string | undefined)?.trim();
      return event;
    }),
  },
  {
    name: "an optional member of another type loses the event",
    caughtBy:
      "decoding: an odd value in a member that does not identify the event does not lose it",
    message: /an odd value loses asset\.uploaded in .*asset\.bytes/,
    alsoCaughtBy: ["decoding: numbers as text and text as numbers give the same event"],
    tested: withDecode((json) => {
      const { title, url, bytes } = readRecord(readRecord(json)?.asset) ?? {};
      const isTyped = [title, url].every((each) => each === undefined || typeof each === "string");
      return isTyped && (bytes === undefined || typeof bytes === "number");
    }),
  },
  {
    name: "an id that is sent as a number is lost",
    caughtBy: "decoding: numbers as text and text as numbers give the same event",
    message: /asset\.uploaded is lost with a number as asset\.id/,
    tested: withDecode((json) => typeof readRecord(readRecord(json)?.asset)?.id !== "number"),
  },
  {
    name: "an id that is sent as a number is ignored",
    caughtBy: "decoding: numbers as text and text as numbers give the same event",
    message: /asset\.uploaded is another event with a number instead of text as asset\.id/,
    tested: withEvents((event, { asset }) => {
      const { mediaId: _, ...others } = event;
      return typeof asset?.id === "number" ? others : event;
    }),
  },
  {
    name: "an id above 2^53 is rounded",
    caughtBy: "decoding: ids above 2^53 keep their digits",
    message: /mediaId of asset\.uploaded loses digits of a large id/,
    tested: withEvents((event) => {
      const { mediaId } = event;
      return /^\d+$/.test(mediaId ?? "") ? { ...event, mediaId: String(Number(mediaId)) } : event;
    }),
  },
  {
    name: "an event of an unknown type is not decoded",
    caughtBy: "decoding: an unknown type is an unknown event with its whole payload",
    message: /an event of the unknown type ConformanceCheck is lost/,
    tested: withDecode((json) => !/Check/.test(String(readRecord(json)?.type))),
  },
  {
    name: "an event of an unknown type gives no event",
    caughtBy: "decoding: an unknown type is an unknown event with its whole payload",
    message: /an event of the unknown type ConformanceCheck does not become unknown/,
    tested: withEvents((event) => (event.type === "unknown" ? [] : event)),
  },
  {
    name: "an event of an unknown type gives no warning",
    caughtBy: "decoding: an unknown type is an unknown event with its whole payload",
    message: /an event of the unknown type ConformanceCheck gives no warning/,
    tested: changed(({ decode }) => ({
      decode(json) {
        const result = decode(json);
        return result.ok ? { ok: true, wire: result.wire } : result;
      },
    })),
  },
  {
    name: "a type is looked up among the inherited members of a table",
    caughtBy: "decoding: an unknown type is an unknown event with its whole payload",
    message: /normalize of an event of the unknown type constructor threw: TypeError/,
    tested: withEvents((event, { type }) => {
      const names: Readonly<Record<string, string>> = { "asset.uploaded": "upload" };
      names[type]?.trim();
      return event;
    }),
  },
  {
    name: "a documented event gives a warning",
    caughtBy: "decoding: every sample is decoded without a warning",
    message: /asset\.uploaded has warnings/,
    tested: changed(({ decode }) => ({
      decode(json) {
        const result = decode(json);
        const warnings = [{ kind: "unknown_type" as const, name: "asset.uploaded" }];
        return result.ok ? { ...result, warnings } : result;
      },
    })),
  },
  {
    name: "unknown members become neutral fields",
    caughtBy: "decoding: unknown members change nothing",
    message: /asset\.uploaded with an unknown member in asset gives another event/,
    alsoCaughtBy: ["decoding: any member may be missing, null or of another type"],
    tested: withEvents((event, { asset = {} }) => {
      const { title, bytes: _, duration_ms: __, id: ___, ...others } = readRecord(asset) ?? {};
      return withMedia(event, { name: String(title), ...others });
    }),
  },
  {
    name: "a problem quotes the payload",
    caughtBy: "decoding: JSON that is not an event has problems, and they quote nothing of it",
    message: /the problems quote "canary"/,
    tested: changed(({ decode }) => ({
      decode(json) {
        const result = decode(json);
        if (result.ok) return result;
        return { ok: false, problems: [`${JSON.stringify(json)} is no event`] };
      },
    })),
  },
  {
    name: "JSON that is not an event has no problem",
    caughtBy: "decoding: JSON that is not an event has problems, and they quote nothing of it",
    message: /null has no problem/,
    tested: changed(({ decode }) => ({
      decode(json) {
        const result = decode(json);
        return result.ok ? result : { ok: false, problems: [] };
      },
    })),
  },
  {
    name: "a member __proto__ changes the prototype of all objects",
    caughtBy: "decoding: deep nesting and __proto__ are harmless",
    message: /asset\.uploaded with __proto__ changes the prototype of objects/,
    tested: withDecode((json) => {
      merge({}, json);
      return true;
    }),
  },
];

/** The template adapter with a look at the JSON before it is decoded. `false`: the JSON is no event. */
function withDecode(accepts: (json: unknown) => boolean | undefined): TestedProvider {
  return changed(({ decode }) => ({
    decode(json) {
      const result = decode(json);
      const isAccepted = !result.ok || accepts(json) !== false;
      return isAccepted ? result : { ok: false, problems: ["a member has another type"] };
    },
  }));
}

/** Copies all members, as careless code does. */
function merge(target: Record<string, unknown>, source: unknown): void {
  for (const [key, value] of Object.entries(source ?? {})) {
    const isObject = typeof value === "object" && value !== null;
    if (isObject && typeof target[key] === "object") merge(target[key] as typeof target, value);
    else target[key] = value;
  }
}
