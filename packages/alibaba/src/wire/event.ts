import type { Members } from "@vod-events/core/provider";

/** The members that events have in common. */
export interface WireEnvelope {
  readonly eventType: string;
  /** RFC 3339 in UTC. */
  readonly eventTime: string | undefined;
  /** The time as it was received, to distinguish events. */
  readonly rawTime: string | undefined;
  /** The id of the video, audio, image or other file. */
  readonly mediaId: string | undefined;
  readonly status: string | undefined;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  /** The value that the application attached to the upload or job. */
  readonly extend: string | undefined;
  /** The members of the event, by names without surrounding spaces. */
  readonly members: Members;
  /** The whole event as it was received. */
  readonly json: Members;
}

/** An event with its decoded payload. */
export interface WireEvent<Payload = unknown> extends WireEnvelope {
  /** Its documented type; `other` for an undocumented type, and for an event of another product. */
  readonly kind: string;
  readonly payload: Payload;
}
