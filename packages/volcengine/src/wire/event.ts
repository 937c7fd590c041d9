import type { Members } from "@vod-events/core/provider";

/** The members that events have in common. */
export interface WireEnvelope {
  readonly eventType: string;
  /** RFC 3339 in UTC. */
  readonly eventTime: string | undefined;
  /** The time as it was received, to tell events apart. */
  readonly rawTime: string | undefined;
  /** The id of the video (`Vid`) or of the material (`Mid`). */
  readonly mediaId: string | undefined;
  /** `Success`, or the code of an error. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly status: string | undefined;
  readonly passthrough: string | undefined;
  /** The content of the event. */
  readonly data: Members;
  /** The whole event as it was received. */
  readonly json: Members;
}

/** An event with its decoded payload. */
export interface WireEvent<Payload = unknown> extends WireEnvelope {
  /** Its documented type; `other` for an undocumented type, and for an event of another cloud. */
  readonly kind: string;
  readonly payload: Payload;
}
