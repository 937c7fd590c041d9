/** A value that stands nowhere else, so that whoever sees it knows where it came from. */
const planted = /canary\d{5}x/gi;

/** Long enough to hold a part of a canary. */
const encoded = /[\w+/-]{12,}/g;

/** Values that must not be seen, each with the place that it stands in. */
export class Canaries {
  readonly #places = new Map<string, string>();
  readonly #guarded = new Map<string, string>();

  /** Makes a value for a place: lower-case letters and digits, which every rule takes. */
  plant(place: string): string {
    const value = `canary${String(this.#places.size).padStart(5, "0")}x`;
    this.#places.set(value, place);
    return value;
  }

  /** Watches a value that somebody else made, such as a signature; returns it. */
  guard(place: string, value: string): string {
    this.#guarded.set(value, place);
    return value;
  }

  /** The places whose values a text holds, as they are or in base64 or hex. */
  placesIn(text: string): readonly string[] {
    const found = new Set<string>();
    for (const readable of [text, ...decoded(text)]) {
      for (const [value] of readable.matchAll(planted)) {
        found.add(this.#places.get(value.toLowerCase()) ?? "a canary of nobody");
      }
    }
    for (const [value, place] of this.#guarded) if (text.includes(value)) found.add(place);
    return [...found];
  }
}

function* decoded(text: string): Generator<string> {
  for (const [run] of text.matchAll(encoded)) {
    for (const start of [0, 1, 2, 3])
      yield Buffer.from(run.slice(start), "base64").toString("latin1");
    for (const start of [0, 1]) yield Buffer.from(run.slice(start), "hex").toString("latin1");
  }
}
