/** The content of a delivery: the JSON of its native events, or a handshake. */
export type DeliveryContent =
  | { readonly kind: "events"; readonly events: readonly unknown[] }
  | {
      readonly kind: "handshake";
      /** Core fetches this URL to confirm the endpoint. Its origin must be in `delivery.allowedOrigins`. */
      readonly url: string;
    };
