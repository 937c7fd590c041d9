import type { Members } from "@vod-events/core/provider";

/** The members that events have in common. */
export interface WireEnvelope {
  readonly id: string;
  readonly eventType: string;
  /** RFC 3339 in UTC. */
  readonly eventTime: string | undefined;
  /** The id of the asset. */
  readonly mediaId: string | undefined;
  readonly passthrough: string | undefined;
  readonly error: WireError;
  /** The resource that the event is about. */
  readonly data: Members;
  /** The event as it was received, without the attempts to deliver it. */
  readonly json: Members;
}

/** The reason of a failure. */
export interface WireError {
  readonly type?: string;
  readonly message?: string;
}

/** An event with its decoded resource. */
export interface WireEvent<Payload = unknown> extends WireEnvelope {
  /** Its documented type; `other` for one without a neutral type. */
  readonly kind: string;
  readonly payload: Payload;
}
