import { type RandomSource, randomHex, randomText } from "../primitives/seeded-random.js";

const letters = "abcdefghijkmnpqrstuvwxyz0123456789";

/** Creates ids in the forms of the cloud. */
export class BaiduIdentifiers {
  readonly #random: RandomSource;

  constructor(random: RandomSource) {
    this.#random = random;
  }

  accountId(): string {
    return randomHex(this.#random, 32);
  }

  mediaId(): string {
    return `mda-${randomText(this.#random, letters, 16)}`;
  }

  taskId(): string {
    return `tsk-${randomText(this.#random, letters, 16)}`;
  }

  eventId(): string {
    return `evt-${randomText(this.#random, letters, 16)}`;
  }

  /** A plausible host name of a file. */
  url(mediaId: string, fileName: string): string {
    return `https://vod.baidu.example.com/${mediaId}/${encodeURIComponent(fileName)}`;
  }
}
