import type { KnownEventType } from "../event/event.js";
import type { SignedPart } from "./verification.js";

/** How a cloud hands over its events: it calls us, or we ask it. */
export type DeliveryMode = "push" | "pull";

/**
 * Whether a cloud tells of a type of event: when switched on, whether one wants it or not, or not at
 * all.
 */
export type EventSupport = "switchable" | "always" | "never";

/** What a cloud can do with a callback config, as data. */
export interface Capabilities<Mode extends DeliveryMode = DeliveryMode> {
  readonly modes: readonly Mode[];
  readonly events: Readonly<Record<KnownEventType, EventSupport>>;
  readonly signing: SigningCapabilities;
  readonly url: UrlRules;
  /** How much of its config the cloud shows: all, all but the signing key, or nothing. */
  readonly read: "full" | "without_secret" | "none";
  /** Whether what a write leaves out stays as it is (`merge`) or is lost (`replace`). */
  readonly write: "merge" | "replace";
  /** How many calls a second the cloud documents to take; absent where it documents nothing. */
  readonly callsPerSecond: { readonly read?: number; readonly write?: number };
}

/** How a cloud signs what it delivers. */
export interface SigningCapabilities {
  readonly covers: readonly SignedPart[];
  /** What a key must look like; absent where the cloud documents nothing. */
  readonly key?: KeyRules;
}

/** What a signing key must look like. */
export interface KeyRules {
  /** The content of a character class of a regular expression, such as `A-Za-z0-9`. */
  readonly alphabet: string;
  /** The same in words, such as `letters and digits`. */
  readonly alphabetInWords: string;
  readonly minLength: number;
  readonly maxLength: number;
}

/** What a callback URL must look like. */
export interface UrlRules {
  readonly schemes: readonly ("http" | "https")[];
  /** In characters; absent where the cloud documents nothing. */
  readonly maxLength?: number;
}
