import { type RandomSource, randomHex, randomText } from "../primitives/seeded-random.js";

/** Makes the ids of an application, in the forms the cloud's have. */
export class TencentIdentifiers {
  readonly #random: RandomSource;
  readonly #appId: number;

  constructor(random: RandomSource, appId: number) {
    this.#random = random;
    this.#appId = appId;
  }

  /** A decimal number of 19 digits, above the safe integers of JavaScript. */
  fileId(): string {
    return randomText(this.#random, "123456789", 1) + randomText(this.#random, "0123456789", 18);
  }

  taskId(kind: "procedurev2" | "Pull"): string {
    return `${this.#appId}-${kind}-${randomHex(this.#random, 32)}t0`;
  }

  /** A name under which a file of the application could be fetched, were it real. */
  url(fileId: string, fileName: string): string {
    const folder = randomHex(this.#random, 8);
    return `http://${this.#appId}.vod2.example.com/${folder}/${fileId}/${encodeURIComponent(fileName)}`;
  }
}
