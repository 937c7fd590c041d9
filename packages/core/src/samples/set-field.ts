import { VodError } from "../errors/vod-error.js";
import type { Provider } from "../provider/provider.js";
import { didYouMean } from "../validation/closest-match.js";
import { formatPath, type Path, parsePath, placesIn, valueAt, withValueAt } from "./places.js";
import { type Sample, translate } from "./sample.js";
import type { Selection } from "./select-sample.js";
import { setNeutralField } from "./set-neutral-field.js";

/** A field and its new value, as text. */
export interface FieldChange {
  /** The path of a native member, or of a field of the neutral event, such as `data.media.name`. */
  readonly path: string;
  readonly value: string;
}

/**
 * Sets a field of a sample. A native member is set as it is. A neutral field is set through the native member that it
 * comes from, which the translation of the changed event shows.
 *
 * @throws VodError `config_invalid` for an unknown path; `unsupported` for a neutral field that cannot be set
 */
export function setField(
  provider: Provider,
  sample: Sample,
  selection: Selection,
  { path: text, value }: FieldChange,
): Sample {
  const path = parsePath(text);
  const current = valueAt(sample.payload, path);
  if (current !== undefined) return withNative(provider, sample, path, convert(value, current));
  const neutral = setNeutralField(provider, sample, selection, { path, value });
  if (neutral !== undefined) return neutral;
  const parent = valueAt(sample.payload, path.slice(0, -1));
  if (path.length > 1 && typeof parent === "object" && parent !== null) {
    return withNative(provider, sample, path, convert(value, undefined));
  }
  const known = placesIn(sample.payload).map((place) => formatPath(place.path));
  const meant = didYouMean(text, known);
  throw new VodError("config_invalid", `set: ${text} is no member of ${sample.nativeType}${meant}`);
}

/** Converts text to the kind of the value that it replaces; without one, reads it as JSON if it is. */
function convert(text: string, current: unknown): unknown {
  if (typeof current === "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function withNative(provider: Provider, sample: Sample, path: Path, value: unknown): Sample {
  const payload = withValueAt(sample.payload, path, value);
  const events = translate(provider, payload);
  if (events !== undefined) return { ...sample, payload, events };
  const place = formatPath(path);
  throw new VodError(
    "config_invalid",
    `set: the adapter cannot decode the event with this ${place}`,
  );
}
