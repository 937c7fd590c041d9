/** A request for a delivery in the provider's format. */
export interface SampleDeliveryRequest {
  /** The native event type of an event without content; one that the provider does not have. */
  readonly type: string;
  /** A unique id in the event without content. Letters, digits and dashes. */
  readonly id: string;
  /** The JSON of the event to deliver, instead of one without content. */
  readonly event?: object;
  /** The callback URL of the delivery. */
  readonly url: string;
  /** The signing key; absent for an unsigned delivery. A secret. */
  readonly key?: string;
  readonly at: Date;
}

/** The headers and body of a delivery. It is sent by `POST`. */
export interface SampleDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
