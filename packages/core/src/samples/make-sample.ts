import { VodError } from "../errors/vod-error.js";
import type { VodEvent } from "../event/event.js";
import type { Provider } from "../provider/provider.js";
import { dateSample } from "./date-sample.js";
import { failedSample } from "./failed-sample.js";
import { withValueReplaced } from "./places.js";
import { renewSample } from "./renew-sample.js";
import { loadSamples, type Sample, translate } from "./sample.js";
import { candidates, type Selection, selectedEvent } from "./select-sample.js";
import { type FieldChange, setField } from "./set-field.js";
import { setNeutralField } from "./set-neutral-field.js";

/** The sample to make. */
export interface SampleRequest extends Selection {
  /** The fields to set, in this order. */
  readonly set?: readonly FieldChange[] | undefined;
  readonly mediaId?: string | undefined;
  /** When the event occurred. Default: the time of the sample. */
  readonly at?: Date | undefined;
  /** Gives the events other ids; the same seed gives the same ids. Default: the ids of the sample. */
  readonly seed?: string | undefined;
}

/** A sample that was made, and what a person should know about it. */
export interface MadeSample extends Sample {
  /** The requested event. */
  readonly event: VodEvent;
  /** How the sample differs from what was requested or may be expected. Quotes no value of an event. */
  readonly notes: readonly string[];
}

/**
 * Makes a native event of an adapter's samples.
 *
 * @throws VodError `config_invalid` for an unknown name or path; `unsupported` when the adapter has no such sample
 */
export async function makeSample(provider: Provider, request: SampleRequest): Promise<MadeSample> {
  const { set = [], mediaId, at, seed } = request;
  const { sample, notes } = select(provider, await loadSamples(provider), request);
  const made = { provider, request, notes: [...notes], sample };
  if (at !== undefined) date(made, at);
  if (mediaId !== undefined) made.sample = withMediaId(made, mediaId);
  if (seed !== undefined) renew(made, seed);
  for (const change of set) made.sample = setField(provider, made.sample, request, change);
  const event = selectedEvent(made.sample, request) ?? made.sample.events[0];
  if (event !== undefined) return { ...made.sample, event, notes: made.notes };
  throw new VodError("unsupported", `${sample.nativeType} becomes no event with these fields`);
}

interface Making {
  readonly provider: Provider;
  readonly request: SampleRequest;
  readonly notes: string[];
  sample: Sample;
}

/** Selects a sample with the outcome, or makes one. */
function select(provider: Provider, samples: readonly Sample[], request: SampleRequest) {
  const named = candidates(samples, request);
  const fitting = named.filter((sample) => selectedEvent(sample, request) !== undefined);
  const [sample, ...others] = fitting;
  if (sample !== undefined) {
    const types = others.map(({ nativeType }) => nativeType);
    const also = `${sample.nativeType} is used. Also possible: ${types.join(", ")}`;
    return { sample, notes: types.length === 0 ? [] : [also] };
  }
  const made = request.outcome === "failed" ? firstFailed(provider, named, request) : undefined;
  if (made !== undefined) {
    const { nativeType } = made.sample;
    const changes = made.changes.join(" and ");
    const note = `${nativeType} is made a failure by ${changes}. A failure of the cloud may differ in more members`;
    return { sample: made.sample, notes: [note] };
  }
  const outcomes = new Set(named.flatMap(({ events }) => events.map(({ outcome }) => outcome)));
  const known = [...outcomes].join(", ");
  const message = `the adapter of ${provider.id} has no sample with this outcome. Outcomes: ${known}`;
  throw new VodError("unsupported", message);
}

function firstFailed(provider: Provider, named: readonly Sample[], selection: Selection) {
  for (const sample of named) {
    const failed = failedSample(provider, sample, selection);
    if (failed !== undefined) return failed;
  }
  return undefined;
}

function date(made: Making, at: Date): void {
  const dated = dateSample(made.provider, made.sample, at);
  if (dated !== undefined) made.sample = dated;
  else if (made.sample.events.some(({ time }) => time !== undefined)) {
    made.notes.push("the event keeps the time of the sample, whose format is unknown");
  }
}

/** Replaces the media's id everywhere, as far as the translation then shows it. */
function withMediaId({ provider, sample, request }: Making, mediaId: string): Sample {
  const old = selectedEvent(sample, request)?.mediaId;
  if (old === undefined) throw new VodError("unsupported", `${sample.nativeType} has no media id`);
  const payload = withValueReplaced(sample.payload, old, mediaId);
  const events = translate(provider, payload);
  const changed = events && { ...sample, payload, events };
  if (changed && selectedEvent(changed, request)?.mediaId === mediaId) return changed;
  const change = { path: ["mediaId"], value: mediaId };
  return setNeutralField(provider, sample, request, change) ?? sample;
}

function renew(made: Making, seed: string): void {
  const keepMediaId = made.request.mediaId !== undefined;
  const renewed = renewSample(made.provider, made.sample, seed, keepMediaId);
  if (renewed !== undefined) made.sample = renewed;
  else
    made.notes.push(
      "the id of the event follows from the media id, so another delivery may be a duplicate",
    );
}
