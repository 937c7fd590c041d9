import type { Subject } from "./subject.js";

/** A requirement for an adapter. */
export interface ProviderCase {
  /** The part of the checklist. */
  readonly group: string;
  readonly name: string;
  /** Rejects with an `AssertionError` that names the payload and the problem. */
  check(subject: Subject): Promise<void>;
  /** Whether the case applies to the adapter. Default: always. */
  applies?(subject: Subject): boolean;
}
