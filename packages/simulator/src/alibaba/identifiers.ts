import { type RandomSource, randomHex } from "../primitives/seeded-random.js";

/** Creates ids and URLs in the cloud's formats. */
export class AlibabaIdentifiers {
  readonly #random: RandomSource;

  constructor(random: RandomSource) {
    this.#random = random;
  }

  /** Creates the id of a media, a job or a message. */
  id(): string {
    return randomHex(this.#random, 32);
  }

  /** Returns the URL of a file. It does not resolve. */
  url(mediaId: string, fileName: string): string {
    return `http://vod.alibaba.example.com/${mediaId}/${encodeURIComponent(fileName)}`;
  }
}
