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
export interface Capabilities {
  readonly modes: readonly DeliveryMode[];
  readonly events: Readonly<Record<KnownEventType, EventSupport>>;
  readonly signing: SigningCapabilities;
  /** How much of its config the cloud shows: all, all but the signing key, or nothing. */
  readonly read: "full" | "without_secret" | "none";
  /** Whether what a write leaves out stays as it is (`merge`) or is lost (`replace`). */
  readonly write: "merge" | "replace";
}

/** How a cloud signs what it delivers. */
export interface SigningCapabilities {
  readonly covers: readonly SignedPart[];
  /** What a key must look like; absent where the cloud documents nothing. */
  readonly key?: {
    /** Source of a regular expression that the whole key matches. */
    readonly pattern: string;
    /** The same rule in words, to complete "must be …". */
    readonly rule: string;
  };
}
