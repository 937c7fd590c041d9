import type { OutboundFetch } from "../pipeline/outbound-fetch.js";
import { verificationContext } from "../pipeline/verify.js";
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

export class Attempts {
  readonly #outbound: OutboundFetch;
  #tried = 0;

  constructor(outbound: OutboundFetch) {
    this.#outbound = outbound;
  }

  get tried(): number {
    return this.#tried;
  }

  /** Returns the adapter's result; `undefined` when it throws or when the limit is reached. */
  async verify({ provider, delivery, keys }: Suspect): Promise<Verification | undefined> {
    const needsKey = provider.capabilities.signing.keySource !== "certificate";
    if (this.#tried === most || (needsKey && keys.length === 0)) return undefined;
    this.#tried += 1;
    try {
      return await provider.verify(delivery, keys, verificationContext(provider, this.#outbound));
    } catch {
      return undefined;
    }
  }
}
