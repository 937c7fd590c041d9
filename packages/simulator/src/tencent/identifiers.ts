import { type RandomSource, randomHex, randomText } from "../primitives/seeded-random.js";

/** Creates the ids of an application in the cloud's formats. */
export class TencentIdentifiers {
  readonly #random: RandomSource;
  readonly #appId: number;

  constructor(random: RandomSource, appId: number) {
    this.#random = random;
    this.#appId = appId;
  }

  /** Creates a decimal number of 19 digits, above the safe integers of JavaScript. */
  fileId(): string {
    return randomText(this.#random, "123456789", 1) + randomText(this.#random, "0123456789", 18);
  }

  taskId(kind: "procedurev2" | "Pull"): string {
    return `${this.#appId}-${kind}-${randomHex(this.#random, 32)}t0`;
  }

  /** Creates the URL of a file. It does not resolve. */
  url(fileId: string, fileName: string): string {
    const folder = randomHex(this.#random, 8);
    return `http://${this.#appId}.vod2.example.com/${folder}/${fileId}/${encodeURIComponent(fileName)}`;
  }
}
