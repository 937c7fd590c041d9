/** The envelope of every event. */
export interface WireEnvelope {
  readonly eventType: string;
  readonly eventTime: string | undefined;
  /** The whole event as it was received. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** An event with its decoded payload. `Kind` is its documented type, or another one. */
export interface WireEvent<Payload, Kind extends string = string> extends WireEnvelope {
  readonly kind: Kind;
  readonly payload: Payload;
}
