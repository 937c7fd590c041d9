import type { KnownEventType } from "../event/event.js";
import type { SignedPart } from "./verification.js";

/** How a provider delivers events: by HTTP callback (`push`) or through a queue (`pull`). */
export type DeliveryMode = "push" | "pull";

/** Whether a provider sends an event type: when it is switched on, unconditionally, or not at all. */
export type EventSupport = "switchable" | "always" | "never";

/** The features of a provider's callback config, as data. */
export interface Capabilities<Mode extends DeliveryMode = DeliveryMode> {
  readonly modes: readonly Mode[];
  readonly events: Readonly<Record<KnownEventType, EventSupport>>;
  readonly signing: SigningCapabilities;
  readonly url: UrlRules;
  /** The readable part of the config: everything, everything except the signing key, or nothing. */
  readonly read: "full" | "without_secret" | "none";
  /** Whether a write keeps (`merge`) or clears (`replace`) the settings that it leaves out. */
  readonly write: "merge" | "replace";
  /** The documented rate limits in calls per second; absent when undocumented. */
  readonly callsPerSecond: { readonly read?: number; readonly write?: number };
}

/** How a provider signs deliveries. */
export interface SigningCapabilities {
  readonly covers: readonly SignedPart[];
  /** The rules for signing keys; absent when undocumented. */
  readonly key?: KeyRules;
}

/** The rules for a signing key. */
export interface KeyRules {
  /** The content of a regular expression's character class, such as `A-Za-z0-9`. */
  readonly alphabet: string;
  /** A description of the alphabet, such as `letters and digits`. */
  readonly alphabetInWords: string;
  readonly minLength: number;
  readonly maxLength: number;
}

/** The rules for a callback URL. */
export interface UrlRules {
  readonly schemes: readonly ("http" | "https")[];
  /** In characters; absent when undocumented. */
  readonly maxLength?: number;
}
