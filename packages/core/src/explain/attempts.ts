import type { Provider } from "../provider/provider.js";
import type { RawDelivery } from "../provider/raw-delivery.js";
import type { Verification } from "../provider/verification.js";

/** Few enough to be done at once, and more than the known causes need. */
const most = 200;

/** What is tried: a delivery, the cloud whose it may be, and the keys it may be signed with. */
export interface Suspect {
  readonly provider: Provider;
  readonly delivery: RawDelivery;
  readonly keys: readonly string[];
}

/** Checks signatures and counts how often, since each costs time. */
export class Attempts {
  #tried = 0;

  get tried(): number {
    return this.#tried;
  }

  /** What the adapter finds; `undefined` where it throws, and once the number that may be tried is reached. */
  verify({ provider, delivery, keys }: Suspect): Verification | undefined {
    if (this.#tried === most || keys.length === 0) return undefined;
    this.#tried += 1;
    try {
      return provider.verify(delivery, keys);
    } catch {
      return undefined;
    }
  }
}
