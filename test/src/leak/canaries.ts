/** A unique value, so that a leak shows its origin. */
const planted = /canary\d{5}x/gi;

/** The minimum length of a text that may contain a part of a canary. */
const encoded = /[\w+/-]{12,}/g;

/** Values that must not leak, each with its origin. */
export class Canaries {
  readonly #places = new Map<string, string>();
  readonly #tracked = new Map<string, string>();

  /** Makes a value for a place: lower-case letters and digits, which every rule takes. */
  plant(place: string): string {
    const value = `canary${String(this.#places.size).padStart(5, "0")}x`;
    this.#places.set(value, place);
    return value;
  }

  /** Watches a computed value, such as a signature. Returns it. */
  track(place: string, value: string): string {
    this.#tracked.set(value, place);
    return value;
  }

  /** The origins of the values that a text contains: unchanged, in base64 or in hex. */
  placesIn(text: string): readonly string[] {
    const found = new Set<string>();
    for (const readable of [text, ...decoded(text)]) {
      for (const [value] of readable.matchAll(planted)) {
        found.add(this.#places.get(value.toLowerCase()) ?? "a canary of nobody");
      }
    }
    for (const [value, place] of this.#tracked) if (text.includes(value)) found.add(place);
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
