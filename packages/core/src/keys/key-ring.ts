import type { GeneratedKey } from "./key-set.js";

/** The signing keys of an application. All keys are secrets. */
export interface KeyRing {
  /** The key that providers sign with; `undefined` when there is none. */
  current(): Promise<string | undefined>;
  /** Every key that may have signed a delivery received now; empty when deliveries are unsigned. */
  accepted(): Promise<readonly string[]>;
  /** The keys that a provider generated for its endpoints and that may have signed a delivery received now. */
  generated(provider: string): Promise<readonly GeneratedKey[]>;
  /** Known keys that are no longer accepted. */
  retired(): Promise<readonly string[]>;
}
