import { randomUUID } from "node:crypto";
import { digest, eventId } from "@vod-events/core/provider";
import { changed, type Flaw, withEvents } from "./flaw.js";

const dayMs = 86_400_000;
const clock = "translation: no field comes from a clock, even when a member is missing";
let deliveries = 0;

/** An id that changes with each translation breaks all of these. */
const unstable = [
  "identity: an event has the same id when it is delivered again",
  "identity: ids depend on no clock and on no random value",
  "identity: a signed delivery gives the same events as its payload",
  "translation: a decoded event gives the same events each time",
  clock,
  "decoding: numbers as text and text as numbers give the same event",
  "decoding: unknown members change nothing",
];

/** Ids that are not stable or not unique. */
export const identityFlaws: readonly Flaw[] = [
  {
    name: "the id contains the day of the delivery",
    caughtBy: "identity: ids depend on no clock and on no random value",
    message: /asset\.uploaded depend on the clock/,
    alsoCaughtBy: [clock],
    tested: withEvents((event) => ({
      ...event,
      id: `${event.id}:${Math.floor(Date.now() / dayMs)}`,
    })),
  },
  {
    name: "the id contains Math.random",
    caughtBy: "identity: ids depend on no clock and on no random value",
    message: /asset\.uploaded depend on the clock or on Math\.random/,
    alsoCaughtBy: unstable,
    tested: withEvents((event) => ({ ...event, id: `${event.id}:${Math.random()}` })),
  },
  {
    name: "the id is a random UUID",
    caughtBy: "identity: an event has the same id when it is delivered again",
    message: /the ids of asset\.uploaded change/,
    alsoCaughtBy: unstable,
    tested: withEvents((event) => ({ ...event, id: eventId("lumen", randomUUID()) })),
  },
  {
    name: "the id counts the deliveries",
    caughtBy: "identity: an event has the same id when it is delivered again",
    message: /the ids of asset\.uploaded change/,
    alsoCaughtBy: unstable,
    tested: withEvents((event) => {
      deliveries += 1;
      return { ...event, id: `${event.id}:${deliveries}` };
    }),
  },
  {
    name: "the id is a digest of the delivery with its signature",
    caughtBy: "identity: a signed delivery gives the same events as its payload",
    message: /the signature of a delivery changes the events of asset\.uploaded/,
    tested: changed(({ sampleDelivery, normalize }) => ({
      sampleDelivery(request) {
        const { event } = request;
        const signature = { signature: digest([request.key ?? "", request.at.toISOString()]) };
        const signed = event === undefined ? {} : { event: { ...event, ...signature } };
        const delivery = sampleDelivery?.({ ...request, ...signed });
        return delivery ?? { headers: {}, body: "" };
      },
      normalize: (wire) =>
        normalize(wire as Parameters<typeof normalize>[0]).map((event) => {
          const id = eventId("lumen", digest(event.native.payload));
          return { ...event, id, idSource: "derived" };
        }),
    })),
  },
  {
    name: "two events of one payload have the same id",
    caughtBy: "identity: the events of one payload have different ids",
    message: /two events of encode\.finished have the same id/,
    tested: withEvents((event) => (event.type === "media.transcoded" ? [event, event] : event)),
  },
  {
    name: "the id is that of the media",
    caughtBy: "identity: different events have different ids",
    message: /encode\.finished and asset\.uploaded share the id lumen:as_1/,
    tested: withEvents((event) => ({ ...event, id: eventId("lumen", event.mediaId ?? "") })),
  },
  {
    name: "the id is derived without the task",
    caughtBy: "identity: another task, and another media of no task, has another id",
    message: /another encode\.task_id of encode\.finished is another event with the same id/,
    alsoCaughtBy: ["identity: different events have different ids"],
    tested: withEvents((event) => {
      const id = eventId("lumen", event.native.type, event.mediaId ?? event.id);
      return { ...event, id, idSource: "derived" };
    }),
  },
  {
    name: "the id does not start with the id of the provider",
    caughtBy: "identity: ids start with the id of the provider",
    message: /an id of asset\.uploaded does not start with lumen:/,
    tested: withEvents((event) => ({ ...event, id: event.id.slice("lumen:".length) })),
  },
];
