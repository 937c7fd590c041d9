import type { Provider } from "../provider/provider.js";
import type { RawDelivery } from "../provider/raw-delivery.js";
import type { Verification } from "../provider/verification.js";

/** Enough for all known causes, and few enough for one call. */
const most = 200;

/** The delivery to check, its assumed provider, and the keys that may have signed it. */
export interface Suspect {
  readonly provider: Provider;
  readonly delivery: RawDelivery;
  readonly keys: readonly string[];
}

/** Checks signatures and counts the checks, because each costs time. */
export class Attempts {
  #tried = 0;

  get tried(): number {
    return this.#tried;
  }

  /** Returns the adapter's result; `undefined` when it throws or when the limit is reached. */
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
