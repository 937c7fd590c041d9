import { VodError } from "../errors/vod-error.js";
import type { Provider } from "../provider/provider.js";
import { formatPath, type Path, type Place, placesIn, valueAt, withValueAt } from "./places.js";
import { type Sample, translate } from "./sample.js";
import { type Selection, selectedEvent } from "./select-sample.js";

/** A neutral field and its new value, as text. */
interface NeutralChange {
  readonly path: Path;
  readonly value: string;
}

/**
 * Sets a field of the neutral event through a native member: it tries each member of the native event until the
 * translation has the value. Returns `undefined` when the event has no such field.
 *
 * @throws VodError `unsupported` when no single member sets it; the message names the members that change the field
 */
export function setNeutralField(
  provider: Provider,
  sample: Sample,
  selection: Selection,
  { path, value }: NeutralChange,
): Sample | undefined {
  const event = selectedEvent(sample, selection);
  const { native: _, ...neutral } = event ?? { native: undefined };
  const current = valueAt(neutral, path);
  if (current === undefined || typeof current === "object") return undefined;
  const wanted = typeof current === "string" ? value : Number(value);
  const index = event === undefined ? -1 : sample.events.indexOf(event);
  const changed: Path[] = [];
  for (const place of likeliestFirst(placesIn(sample.payload), current)) {
    for (const candidate of valuesFor(place, current, wanted)) {
      const payload = withValueAt(sample.payload, place.path, candidate);
      const events = translate(provider, payload);
      const other = events?.[index];
      const shown = valueAt(other, path);
      if (events !== undefined && shown === wanted) return { ...sample, payload, events };
      if (other?.type === event?.type && shown !== current) changed.push(place.path);
    }
  }
  const members = [...new Set(changed.map(formatPath))].slice(0, 3).join(", ");
  const advice = members === "" ? "Set a native member" : `It changes with ${members}. Set that`;
  throw new VodError("unsupported", `set: ${formatPath(path)} cannot get this value. ${advice}`);
}

function likeliestFirst(places: readonly Place[], current: unknown): readonly Place[] {
  const rank = ({ value }: Place) => (String(value) === String(current) ? 0 : 1);
  return places.toSorted((a, b) => rank(a) - rank(b));
}

/** The native values that may become the wanted one: the same, or in another unit. */
function valuesFor({ value }: Place, current: unknown, wanted: unknown): readonly unknown[] {
  if (typeof value === "string") return [String(wanted)];
  if (typeof value !== "number") return [];
  if (typeof wanted === "string") return Number.isFinite(Number(wanted)) ? [Number(wanted)] : [];
  const ratio = value / Number(current);
  const scaled = Math.round(Number(wanted) * ratio);
  return ratio === 1 || !Number.isFinite(scaled) ? [wanted] : [wanted, scaled];
}
