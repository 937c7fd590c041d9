import type { RejectionCode } from "../errors/vod-error.js";

/** A callback as somebody wrote it down, to be explained. */
export interface CapturedDelivery {
  /** Default `POST`. */
  readonly method?: string | undefined;
  /** The path as the client sent it, with or without a query. Default: that of `url`. */
  readonly path?: string | undefined;
  /** The whole URL that was called, where it is known: one that the cloud may have signed. */
  readonly url?: string | undefined;
  /** Header values by name, in any letter case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes exactly as they came; text counts as UTF-8. */
  readonly body: Uint8Array | string;
  /** When it came. Default: now, so that an old one counts as too old. */
  readonly receivedAt?: Date | undefined;
}

/** Why a delivery is refused, and what to do about it. */
export interface Cause {
  /** A word that never changes, such as `key_white_space`. */
  readonly name: string;
  /** What is the matter, in a sentence. */
  readonly words: string;
  /** What to do, in a sentence. */
  readonly fix: string;
}

/**
 * What the receiver makes of a delivery. It holds no key, nothing of the body and no query of a URL, and is for
 * whoever looks after the receiver: told to whoever sent the delivery, it would help a forger.
 */
export interface Explanation {
  readonly accepted: boolean;
  /** What the application calls the cloud; absent for a path that no cloud was told. */
  readonly provider?: string;
  /** Why it is refused, as the fact `refused` has it. */
  readonly code?: RejectionCode;
  /** The causes that together explain the refusal; none for what is accepted. */
  readonly causes: readonly Cause[];
  /** How many times a signature was checked: 200 at most. */
  readonly tried: number;
}
