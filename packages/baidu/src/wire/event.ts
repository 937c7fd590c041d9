/** The envelope of every event. */
export interface WireEnvelope {
  readonly eventType: string;
  readonly eventTime: string | undefined;
  /** The whole event as it was received. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** An event with its decoded payload. */
export interface WireEvent<Payload = unknown> extends WireEnvelope {
  /** Its documented type; `other` for an undocumented type, and for another format. */
  readonly kind: string;
  readonly payload: Payload;
}
