import assert from "node:assert/strict";
import {
  applyEvent,
  type FoldableEvent,
  foldEvents,
  type MediaState,
  mediaKeysOf,
  readMediaState,
} from "@vod-events/core/media";
import type { Provider, VodEvent } from "@vod-events/core/provider";
import fc from "fast-check";
import {
  eventOf,
  type Happening,
  providers,
  rulesOf,
  sampleEventsOf,
  storySeconds,
} from "./sample-events.js";

const numRuns = process.env.VOD_EVENTS_LONG === "1" ? 20_000 : 1_000;

describe("the state of a media", () => {
  for (const provider of providers) {
    describe(`of ${provider.id}`, () => {
      let samples: readonly VodEvent[] = [];
      before(async () => {
        samples = await sampleEventsOf(provider);
      });
      const stories = () => storiesOf(provider, samples);

      it("is the same in every order and number of its events", () => {
        fc.assert(
          fc.property(stories(), ({ events, again }) => {
            assert.deepEqual(statesOf(again), statesOf(events));
          }),
          { numRuns },
        );
      });

      it("is the same after a restart, as JSON with its members in another order", () => {
        fc.assert(
          fc.property(stories(), fc.nat(), ({ events }, cut) => {
            const states = new Map<string, MediaState>();
            const half = cut % (events.length + 1);
            applyAll(states, events.slice(0, half));
            for (const [key, state] of states) states.set(key, stored(state));
            applyAll(states, events);
            assert.deepEqual(sorted([...states.values()]), statesOf(events));
          }),
          { numRuns },
        );
      });

      it("is the same object when an event was folded before", () => {
        fc.assert(
          fc.property(stories(), ({ events }) => {
            const states = new Map<string, MediaState>();
            applyAll(states, events);
            const before = new Map(states);
            applyAll(states, events);
            for (const [key, state] of states) assert.equal(state, before.get(key));
          }),
          { numRuns },
        );
      });

      it("is final after the deletion of the media", () => {
        fc.assert(
          fc.property(stories(), ({ events }) => {
            for (const state of foldEvents(events, rulesOf)) {
              const isDeleted = events.some(
                ({ event }) =>
                  event.type === "media.deleted" &&
                  event.data.parts === "all" &&
                  event.mediaId === state.mediaId,
              );
              assert.equal(state.status === "deleted", isDeleted);
              if (isDeleted) assert.deepEqual(state.renditions, {});
            }
          }),
          { numRuns },
        );
      });

      it("names an event of the set for every fact, and its time", () => {
        fc.assert(
          fc.property(stories(), ({ events }) => {
            const times = new Map(
              events.map(({ event, receivedAt }) => [
                event.id,
                event.time ?? receivedAt.toISOString(),
              ]),
            );
            for (const state of foldEvents(events, rulesOf)) {
              for (const { eventId, at } of factsIn(state)) assert.equal(times.get(eventId), at);
            }
          }),
          { numRuns },
        );
      });

      it("changes by an unknown event in its list of them only", () => {
        fc.assert(
          fc.property(stories(), ({ events }) => {
            for (const state of foldEvents(events, rulesOf)) {
              const { provider, mediaId } = state;
              const event = unknownEvent(provider, mediaId);
              const received = { event, receivedAt: new Date(0) };
              const after = applyEvent(state, received, state, rulesOf(provider));
              assert.deepEqual(after, {
                ...state,
                unknownEvents: [...state.unknownEvents, event.id].sort(),
              });
            }
          }),
          { numRuns: 100 },
        );
      });
    });
  }

  it("depends on the order when a fold ignores the times: the property finds it", async () => {
    const [provider] = providers;
    assert.ok(provider);
    const samples = await sampleEventsOf(provider);
    const { failed } = fc.check(
      fc.property(storiesOf(provider, samples), ({ events, again }) => {
        const flawed = (all: readonly FoldableEvent[]) => statesOf(all.map(withoutTime));
        assert.deepEqual(flawed(again), flawed(events));
      }),
      { numRuns: 1_000 },
    );
    assert.ok(failed);
  });
});

interface Story {
  readonly events: readonly FoldableEvent[];
  /** The same events in another order, some of them several times. */
  readonly again: readonly FoldableEvent[];
}

function storiesOf(provider: Provider, samples: readonly VodEvent[]): fc.Arbitrary<Story> {
  const happening: fc.Arbitrary<Happening> = fc.record({
    sample: fc.nat({ max: samples.length - 1 }),
    media: fc.nat({ max: 1 }),
    second: fc.nat({ max: storySeconds }),
    isUntimed: provider.id === "tencent" ? fc.boolean() : fc.constant(false),
  });
  return fc.array(happening, { minLength: 1, maxLength: 24 }).chain((happenings) => {
    const events = happenings.map((each) => eventOf(samples, each));
    const numbers = events.map((_, index) => index);
    const repeated = fc
      .array(fc.constantFrom(...numbers), { maxLength: 10 })
      .map((more) => [...numbers, ...more]);
    const orders = repeated.chain((all) =>
      fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
    );
    return orders.map((order) => ({
      events,
      again: order.flatMap((index) => events[index] ?? []),
    }));
  });
}

/** Pretends that all events have the time and id of one event. */
function withoutTime({ event }: FoldableEvent): FoldableEvent {
  return { event: { ...event, id: "same", time: "2026-01-01T00:00:00Z" }, receivedAt: new Date(0) };
}

function statesOf(events: readonly FoldableEvent[]): readonly MediaState[] {
  return sorted(foldEvents(events, rulesOf));
}

function sorted(states: readonly MediaState[]): readonly MediaState[] {
  return states.toSorted((left, right) => left.mediaId.localeCompare(right.mediaId));
}

function applyAll(states: Map<string, MediaState>, events: readonly FoldableEvent[]): void {
  for (const received of events) {
    for (const key of mediaKeysOf(received.event)) {
      const { mediaId, provider } = key;
      states.set(mediaId, applyEvent(states.get(mediaId), received, key, rulesOf(provider)));
    }
  }
}

/** What a store returns: it may change the order of members. */
function stored(state: MediaState): MediaState {
  const json = JSON.stringify(state, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
  return readMediaState(JSON.parse(json));
}

interface Origin {
  readonly eventId: string;
  readonly at: string;
}

function factsIn(value: unknown): readonly Origin[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "eventId" in value && "at" in value ? [value as Origin] : [];
  return [...own, ...Object.values(value).flatMap(factsIn)];
}

function unknownEvent(provider: string, mediaId: string): VodEvent {
  return {
    id: `${provider}:new`,
    idSource: "provider",
    type: "unknown",
    provider,
    outcome: "unknown",
    mediaId,
    data: {},
    native: { type: "new", payload: {} },
  };
}
