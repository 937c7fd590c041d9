import type { RejectionCode } from "../errors/vod-error.js";

/** A recorded callback to explain. */
export interface CapturedDelivery {
  /** Default `POST`. */
  readonly method?: string | undefined;
  /** The path as the client sent it, with or without a query. Default: the path of `url`. */
  readonly path?: string | undefined;
  /** The requested URL, when known. The provider may have signed it. */
  readonly url?: string | undefined;
  /** Header values by name, in any case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The raw bytes; a string counts as UTF-8. */
  readonly body: Uint8Array | string;
  /** When the callback was received. Default: now, so an old callback counts as expired. */
  readonly receivedAt?: Date | undefined;
}

/** A cause of a rejection and its fix. */
export interface Cause {
  /** A stable name, such as `key_white_space`. */
  readonly name: string;
  /** The cause, in a sentence. */
  readonly message: string;
  /** The fix, in a sentence. */
  readonly fix: string;
}

/**
 * The receiver's verdict on a delivery. It contains no key, no part of the body and no query of a URL. It is for
 * operators: shown to the sender, it would help a forger.
 */
export interface Explanation {
  readonly accepted: boolean;
  /** The provider's name in the application; absent when the path matches no provider. */
  readonly provider?: string;
  /** The rejection code, as in the diagnostic `rejected`. */
  readonly code?: RejectionCode;
  /** The causes that explain the rejection together; empty for an accepted delivery. */
  readonly causes: readonly Cause[];
  /** The number of signature checks, at most 200. */
  readonly tried: number;
}
