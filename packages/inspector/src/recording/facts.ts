import type { TappedDelivery, VodEvent } from "@vod-events/core";
import type { MediaStatus } from "@vod-events/core/media";
import type { SignedPart } from "@vod-events/core/provider";

/** An event as it is listed. */
export interface ListedEvent {
  readonly id: string;
  readonly type: string;
  readonly outcome: string;
  /** The adapter's id. */
  readonly provider: string;
  readonly mediaId?: string | undefined;
}

/** A delivery as it is listed. */
export interface DeliveryFact {
  readonly kind: "delivery";
  readonly number: number;
  /** When it was received, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;
  readonly channel: "push" | "pull";
  /** Absent when the path matches no provider. */
  readonly provider?: string | undefined;
  readonly covers?: readonly SignedPart[] | undefined;
  /** Why it was rejected; absent when it was accepted. */
  readonly code?: string | undefined;
  readonly status?: number | undefined;
  readonly events: readonly ListedEvent[];
}

/** What the inbox and the handlers did with an event. */
export interface ProgressFact {
  readonly kind: "progress";
  readonly number: number;
  readonly at: number;
  readonly id: string;
  readonly name: ProgressName;
  readonly attempt?: number | undefined;
  readonly milliseconds?: number | undefined;
  /** How long a retry waits. */
  readonly waitMilliseconds?: number | undefined;
  /** The error's name and message. */
  readonly error?: string | undefined;
}

/** The diagnostics about one event. */
export const progressNames = [
  "handled",
  "unhandled",
  "filtered",
  "duplicate",
  "attempt_failed",
  "retrying",
  "dead_lettered",
  "contradicted",
  "unconfirmed",
  "lease_lost",
] as const;

export type ProgressName = (typeof progressNames)[number];

/** A changed media state, as it is listed. */
export interface MediaFact {
  readonly kind: "media";
  readonly number: number;
  readonly at: number;
  readonly provider: string;
  readonly mediaId: string;
  readonly status: MediaStatus;
  readonly name?: string;
}

/** What the page receives, in the order in which it occurred. */
export type Fact = DeliveryFact | ProgressFact | MediaFact;

/** A delivery with its content, as the page shows it. */
export interface DeliveryDetails extends DeliveryFact {
  readonly milliseconds: number;
  readonly problems: readonly string[];
  readonly request?: TappedDelivery["request"];
  readonly body?: ShownBody | undefined;
  readonly contents: readonly VodEvent[];
}

/** A body: text in UTF-8, or base64 of other bytes. */
export interface ShownBody {
  readonly bytes: number;
  readonly text?: string;
  readonly base64?: string;
}
