import type { Provider } from "../provider/provider.js";
import type { SignedPart } from "../provider/verification.js";
import type { Suspect } from "./attempts.js";

/** Another way that a delivery may have been meant. What it leaves out is as it came. */
export interface Variation extends Partial<Suspect> {
  /** What exactly differs, in words that follow a colon. It quotes no key, no body and no query. */
  readonly detail?: string;
}

/** What is known besides the delivery. */
export interface CandidateContext {
  /** Keys that were accepted once and are no longer. Secrets. */
  readonly formerKeys: readonly string[];
  /** The path and query that was called. */
  readonly path: string;
  /** The whole URL that was called, where it is known. */
  readonly requested: string | undefined;
  /** The other clouds of the application. */
  readonly others: readonly OtherProvider[];
}

/** A cloud that the delivery did not come to. */
export interface OtherProvider {
  readonly name: string;
  readonly provider: Provider;
  /** The URL it was told. */
  readonly url: string;
}

/** A known cause of a signature that does not hold. It is the cause when one of its variations holds. */
export interface CandidateCause {
  readonly name: string;
  readonly words: string;
  readonly fix: string;
  /** The part that it varies: not tried where no signature of the cloud covers it. */
  readonly part?: SignedPart;
  /** The likeliest first. */
  variations(suspect: Suspect, context: CandidateContext): Iterable<Variation>;
}
