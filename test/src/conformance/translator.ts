import assert from "node:assert/strict";
import {
  type DecodeWarning,
  decodeEvent,
  type Provider,
  type VodEvent,
  type VodEventOf,
  type VodEventType,
} from "@vod-events/core/provider";

/** Returns the neutral events of a native event. */
export function translate<Wire>(
  provider: Provider<string, Wire>,
  json: unknown,
): readonly VodEvent[] {
  const decoded = decodeEvent(provider, json);
  assert.ok(decoded.ok, JSON.stringify(decoded));
  return provider.normalize(decoded.wire);
}

/** Functions that translate native events with an adapter. */
export function translatorOf<Wire>(provider: Provider<string, Wire>) {
  const eventsOf = (json: unknown) => translate(provider, json);

  /** Returns the neutral events of one type. */
  function eventsOfType<Type extends VodEventType>(type: Type, json: unknown) {
    return eventsOf(json).filter((event): event is VodEventOf<Type> => event.type === type);
  }

  return {
    ...{ eventsOf, eventsOfType },
    /** Returns the only neutral event of one type. */
    eventOfType<Type extends VodEventType>(type: Type, json: unknown): VodEventOf<Type> {
      const [event, ...others] = eventsOfType(type, json);
      assert.ok(event !== undefined && others.length === 0);
      return event;
    },
    /** Returns the only neutral event of a native event. */
    eventOf(json: unknown): VodEvent {
      const [event, ...others] = eventsOf(json);
      assert.ok(event !== undefined && others.length === 0);
      return event;
    },
    /** Returns the only neutral event of a native event, which must have the type. */
    onlyEvent<Type extends VodEventType>(type: Type, json: unknown): VodEventOf<Type> {
      const [event, ...others] = eventsOf(json);
      assert.deepEqual([event?.type, others.length], [type, 0]);
      return event as VodEventOf<Type>;
    },
    /** Returns the warnings about a native event. */
    warningsOf(json: unknown): readonly DecodeWarning[] {
      const decoded = provider.decode(json);
      assert.ok(decoded.ok);
      return decoded.warnings ?? [];
    },
  };
}
