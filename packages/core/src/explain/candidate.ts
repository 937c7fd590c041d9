import type { NamedProvider } from "../provider/named-provider.js";
import type { SignedPart } from "../provider/verification.js";
import type { Suspect } from "./attempts.js";

/** A variation of a delivery. Absent parts stay as they were received. */
export interface Variation extends Partial<Suspect> {
  /** The exact difference, as text after a colon. It quotes no key, body or query. */
  readonly detail?: string;
}

/** The information besides the delivery. */
export interface CandidateContext {
  /** Keys that are no longer accepted. Secrets. */
  readonly formerKeys: readonly string[];
  /** The requested path and query. */
  readonly path: string;
  /** The requested URL, when known. */
  readonly requested: string | undefined;
  /** The application's other providers. */
  readonly others: readonly OtherProvider[];
}

/** A provider that did not receive the delivery. */
export interface OtherProvider extends NamedProvider {
  /** The registered callback URL. */
  readonly url: string;
}

/**
 * A candidate cause of an invalid signature. It is confirmed when the signature of one of its variations is valid.
 */
export interface CandidateCause {
  readonly name: string;
  readonly message: string;
  readonly fix: string;
  /** The part that the candidate varies. It is skipped when no signature of the provider covers the part. */
  readonly part?: SignedPart;
  /** The variations, most likely first. */
  variations(suspect: Suspect, context: CandidateContext): Iterable<Variation>;
}
