import { VodError } from "../errors/vod-error.js";
import type { Outcome } from "../event/envelope.js";
import type { VodEvent } from "../event/event.js";
import { didYouMean } from "../validation/closest-match.js";
import type { Sample } from "./sample.js";

/** The sample to select. */
export interface Selection {
  /** A neutral or a native event type. */
  readonly event: string;
  /** The native type, where several become the neutral one. */
  readonly native?: string | undefined;
  readonly outcome?: Outcome | undefined;
}

/** Returns the neutral and native names of samples, without repetitions. */
export function eventNames(samples: readonly Sample[]): readonly string[] {
  const neutral = samples.flatMap(({ events }) => events.map(({ type }) => type));
  const native = samples.map(({ nativeType }) => nativeType);
  return [...new Set([...neutral, ...native])];
}

/**
 * Returns the samples that a selection allows, whatever their outcome.
 *
 * @throws VodError `config_invalid` for an unknown name
 */
export function candidates(
  samples: readonly Sample[],
  { event, native }: Selection,
): readonly Sample[] {
  const named = samples.filter(
    ({ nativeType, events }) => nativeType === event || events.some(({ type }) => type === event),
  );
  if (named.length === 0) {
    const meant = didYouMean(event, eventNames(samples));
    throw new VodError("config_invalid", `event: no sample has this type${meant}`);
  }
  if (native === undefined) return named;
  const chosen = named.filter(({ nativeType }) => nativeType === native);
  if (chosen.length > 0) return chosen;
  const types = named.map(({ nativeType }) => nativeType);
  const list = `Native types of the event: ${types.join(", ")}`;
  throw new VodError("config_invalid", `native: must be one of them. ${list}`);
}

/** Returns the event of a sample that a selection names; `undefined` when none has the outcome. */
export function selectedEvent(
  { nativeType, events }: Sample,
  { event, outcome }: Selection,
): VodEvent | undefined {
  return events.find(
    (each) =>
      (nativeType === event || each.type === event) &&
      (outcome === undefined || each.outcome === outcome),
  );
}
