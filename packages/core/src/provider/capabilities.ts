import type { KnownEventType } from "../event/event.js";
import type { SignedPart } from "./verification.js";

/** How a provider delivers events: by HTTP callback (`push`) or through a queue (`pull`). */
export type DeliveryMode = "push" | "pull";

/** Whether a provider sends an event type: when it is switched on, unconditionally, or not at all. */
export type EventSupport = "switchable" | "always" | "never";

/** The features of a provider's callback config, as data. */
export interface Capabilities<Mode extends DeliveryMode = DeliveryMode> {
  readonly modes: readonly Mode[];
  /** The event types that the provider sends; `never` by default. */
  readonly events: Readonly<Partial<Record<KnownEventType, EventSupport>>>;
  /**
   * Groups of event types that share a switch. The switch is on when the config contains one type of the group; the
   * pipeline filters the others. A type in several groups joins them.
   */
  readonly sharedSwitches?: readonly (readonly KnownEventType[])[];
  readonly signing: SigningCapabilities;
  readonly url: UrlRules;
  /** How the provider delivers callbacks; absent when it sends `POST` requests and needs nothing else. */
  readonly delivery?: DeliveryRules;
  /** The readable part of the config: everything, everything except the signing key, or nothing. */
  readonly read: "full" | "without_secret" | "none";
  /**
   * Whether a write keeps (`merge`) or clears (`replace`) the settings that it leaves out, or adds to what was written
   * before and cannot be undone (`append`).
   */
  readonly write: "merge" | "replace" | "append";
  /** The documented rate limits in calls per second; absent when undocumented. */
  readonly callsPerSecond: { readonly read?: number; readonly write?: number };
}

/** How a provider signs deliveries. */
export interface SigningCapabilities {
  readonly covers: readonly SignedPart[];
  /**
   * The source of the signing key: the application's config, the provider, which generates one for each endpoint, or
   * a certificate that the provider publishes. Default `config`.
   */
  readonly keySource?: "config" | "provider" | "certificate";
  /** The rules for signing keys; absent when undocumented. */
  readonly key?: KeyRules;
}

/** The rules for a signing key. */
export interface KeyRules {
  /** The content of a regular expression's character class, such as `A-Za-z0-9`. */
  readonly alphabet: string;
  /** A description of the alphabet and of `mustContain`, such as `letters and digits`. */
  readonly alphabetInWords: string;
  /** Character classes of which a key must contain a character each, such as `["A-Z", "0-9"]`. */
  readonly mustContain?: readonly string[];
  readonly minLength: number;
  readonly maxLength: number;
}

/** The rules for a callback URL. */
export interface UrlRules {
  readonly schemes: readonly ("http" | "https")[];
  /** In characters; absent when undocumented. */
  readonly maxLength?: number;
}

/** How a provider delivers callbacks. */
export interface DeliveryRules {
  /** The HTTP methods of callbacks. Default: `POST`. */
  readonly methods?: readonly ("POST" | "PUT")[];
  /**
   * The origins of the URLs that core may fetch for a delivery: of handshakes and certificates. `*` stands for one
   * label of the host, as in `https://sns.*.amazonaws.com`. Default: none.
   */
  readonly allowedOrigins?: readonly string[];
}

/** Tells whether the provider generates its signing keys. */
export function generatesKeys({ signing }: Capabilities): boolean {
  return signing.keySource === "provider";
}

/** Tells whether the provider signs with a key of the application's config. */
export function signsWithConfiguredKey({ signing }: Capabilities): boolean {
  return (signing.keySource ?? "config") === "config";
}
