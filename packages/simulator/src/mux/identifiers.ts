import { type RandomSource, randomHex, randomText } from "../primitives/seeded-random.js";

const lowerCase = "abcdefghijklmnopqrstuvwxyz0123456789";
const mixedCase = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${lowerCase}`;

/** Creates ids and secrets in the cloud's formats. */
export class MuxIdentifiers {
  readonly #random: RandomSource;

  constructor(random: RandomSource) {
    this.#random = random;
  }

  /** Creates the id of an asset, upload, playback id, track or rendition. */
  id(): string {
    return randomText(this.#random, mixedCase, 43);
  }

  /** Creates the id of an event: a UUID of version 4. */
  eventId(): string {
    const hex = randomHex(this.#random, 30);
    const parts = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(12, 15)}`,
      `a${hex.slice(15, 18)}`,
      hex.slice(18),
    ];
    return parts.join("-");
  }

  webhookId(): string {
    return randomText(this.#random, lowerCase, 6);
  }

  signingSecret(): string {
    return randomText(this.#random, lowerCase, 32);
  }
}
