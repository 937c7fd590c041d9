import { type RandomSource, randomHex, randomText } from "../primitives/seeded-random.js";

const letters = "abcdefghijkmnpqrstuvwxyz0123456789";

/** Creates ids and URLs in the cloud's formats. */
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

  /** Returns the URL of a file. It does not resolve. */
  url(mediaId: string, fileName: string): string {
    return `https://vod.baidu.example.com/${mediaId}/${encodeURIComponent(fileName)}`;
  }
}
