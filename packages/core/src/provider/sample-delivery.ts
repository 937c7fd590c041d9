/** What a delivery is to be like that an adapter makes in its cloud's place. */
export interface SampleDeliveryRequest {
  /** The cloud's name for the event's type; one that the cloud does not have. */
  readonly type: string;
  /** Stands in the event, so that two are told apart. Letters, digits and dashes. */
  readonly id: string;
  /** The URL that the delivery is for. */
  readonly url: string;
  /** What to sign with; absent for an unsigned delivery. A secret. */
  readonly key?: string;
  readonly at: Date;
}

/** The headers and the body of such a delivery. It is sent with `POST`. */
export interface SampleDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
