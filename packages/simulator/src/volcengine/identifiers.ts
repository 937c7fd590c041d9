import { type RandomSource, randomHex } from "../primitives/seeded-random.js";

/** Creates ids and addresses in the cloud's formats. */
export class VolcengineIdentifiers {
  readonly #random: RandomSource;

  constructor(random: RandomSource) {
    this.#random = random;
  }

  /** Creates the id of a media. */
  vid(): string {
    return `v0d${randomHex(this.#random, 29)}`;
  }

  /** Creates the id of a file, a job or a request. */
  id(): string {
    return randomHex(this.#random, 32);
  }

  /** Creates the id of the run of a workflow. */
  runId(): string {
    return `lb:${randomHex(this.#random, 20)}`;
  }

  /** Returns the place of a file in the storage, which is no URL. */
  storeUri(): string {
    return `tos-vod-cn-v-simulated/${this.id()}`;
  }
}
