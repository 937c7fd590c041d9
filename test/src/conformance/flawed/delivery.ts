import { readList, readRecord, readText } from "@vod-events/core/provider";
import { changed, type Flaw } from "./flaw.js";

const valid = "delivery: unwrap returns a list of events or a handshake for every JSON";
const expected = "delivery: unwrap finds exactly the expected content";
const one = "delivery: unwrap finds one event in the delivery of each sample";
const events = [{ id: "evt_1" }, { id: "evt_2" }];
const handshake = "https://api.lumen.example/confirm?token=1";

/** Deliveries that are unwrapped wrongly. */
export const deliveryFlaws: readonly Flaw[] = [
  {
    name: "unwrap throws for JSON that is not a delivery",
    caughtBy: valid,
    message: /unwrap of null threw: TypeError/,
    tested: changed(() => ({
      unwrap: (json) => ({ kind: "events", events: [(json as object).valueOf()] }),
    })),
  },
  {
    name: "unwrap finds the event of a delivery twice",
    caughtBy: one,
    message: /unwrap finds 2 events in the delivery of asset\.uploaded/,
    tested: changed(() => ({ unwrap: (json) => ({ kind: "events", events: [json, json] }) })),
  },
  {
    name: "a handshake has a relative URL",
    caughtBy: valid,
    message: /neither events nor an absolute URL for {"confirm":"\/confirm"}/,
    tested: {
      ...changed(() => ({ unwrap })),
      unwrapped: [{ json: { confirm: "/confirm" }, content: { kind: "events", events: [] } }],
    },
    alsoCaughtBy: [expected],
  },
  {
    name: "unwrap finds only the first of several events",
    caughtBy: expected,
    message: /unwrap finds something else in unwrapped\[0\]/,
    tested: {
      ...changed(() => ({
        unwrap(json) {
          const [first = json] = readList(readRecord(json)?.events);
          return { kind: "events", events: [first] };
        },
      })),
      unwrapped: [{ json: { events }, content: { kind: "events", events } }],
    },
  },
  {
    name: "a handshake is at an origin that core may not fetch",
    caughtBy: "delivery: a handshake is at an allowed origin",
    message: /allowedOrigins: lacks https:\/\/api\.lumen\.example of a handshake/,
    tested: {
      ...changed(({ capabilities }) => ({
        capabilities: { ...capabilities, delivery: { allowedOrigins: ["https://lumen.example"] } },
        unwrap,
      })),
      unwrapped: [{ json: { confirm: handshake }, content: { kind: "handshake", url: handshake } }],
    },
  },
  {
    name: "the id of a key is empty when the header is missing",
    caughtBy: "delivery: the id of a key is text or absent",
    message: /keyId: must return text or undefined instead of ""/,
    tested: changed(() => ({ keyId: ({ headers }) => headers["lumen-key"] ?? "" })),
  },
];

/** Unwraps an event or a handshake. */
function unwrap(json: unknown) {
  const url = readText(readRecord(json)?.confirm);
  if (url !== undefined) return { kind: "handshake" as const, url };
  return { kind: "events" as const, events: [json] };
}
