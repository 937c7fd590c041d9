import type { VodEvent } from "../event/event.js";
import type { AnyCallbackApi } from "./callback-api.js";
import type { Capabilities, DeliveryMode } from "./capabilities.js";
import type { ConfirmationSource } from "./confirmation.js";
import type { DecodeResult } from "./decode.js";
import type { DeliveryContent } from "./delivery-content.js";
import type { EnvironmentVariable } from "./environment.js";
import type { MediaRules } from "./media-rules.js";
import type { NativeEventInfo } from "./native-event-info.js";
import type { QueueSource } from "./queue-source.js";
import type { RawDelivery } from "./raw-delivery.js";
import type { ReconciliationSource } from "./reconciliation.js";
import type { ResponseContent } from "./response-content.js";
import type { SampleDelivery, SampleDeliveryRequest } from "./sample-delivery.js";
import type { Verification, VerificationContext } from "./verification.js";

/**
 * A cloud, implemented by an adapter package. An adapter translates and has no policy: no retries, timers, logs,
 * caches or emitters. The provider's SDK is loaded when `callback`, `queue` or `confirmation` is first called.
 */
export interface Provider<
  Id extends string = string,
  Wire = unknown,
  Mode extends DeliveryMode = DeliveryMode,
> {
  readonly id: Id;
  readonly capabilities: Capabilities<Mode>;
  /** The documented native types. */
  readonly nativeEvents?: Readonly<Record<string, NativeEventInfo>>;
  /**
   * Verifies the signature of a delivery over its raw bytes. `keys` contains every key that may have signed it: at
   * least one, unless `signing.keySource` is `certificate`. Comparisons take constant time. An adapter that needs no
   * certificate returns the result synchronously.
   */
  verify(
    delivery: RawDelivery,
    keys: readonly string[],
    context: VerificationContext,
  ): Verification | Promise<Verification>;
  /**
   * Returns the id of the key that signed a delivery, from a header or the body; `undefined` when the delivery has
   * none. The id is the id of the endpoint that the key belongs to. Absent when deliveries do not name their key.
   */
  keyId?(delivery: RawDelivery): string | undefined;
  /**
   * Unwraps a verified delivery or queue message: none, one or many native events, or a handshake. Pure and total.
   * Absent when a delivery is one native event.
   */
  unwrap?(json: unknown): DeliveryContent;
  /**
   * Decodes the JSON of one event. Only the fields that identify the event are required. The JSON is at most 100
   * levels deep, so recursion is safe, and its objects have no `null` members.
   */
  decode(json: unknown): DecodeResult<Wire>;
  /**
   * Translates an event. Pure and total: it uses no clock and no I/O, and never throws for a decoded event. An event
   * without a neutral type becomes `unknown`. A native event may give no, one or many events.
   */
  normalize(wire: Wire): readonly VodEvent[];
  /**
   * Creates a signed delivery in the provider's format, to test a receiver. `normalize` returns one `unknown` event
   * of the requested type. Absent when only the provider can sign.
   */
  sampleDelivery?(request: SampleDeliveryRequest): SampleDelivery;
  /** Loads a sample of each documented native type, as the provider sends it. */
  samples?(): Promise<Readonly<Record<string, object>>>;
  /** The environment variables that the adapter's options fall back to. */
  readonly environment?: readonly EnvironmentVariable[];
  /** Tells whether a JSON value has members that only this provider's events and API responses have. */
  recognizes?(json: unknown): boolean;
  /**
   * Finds the events in a response of the provider's API, such as that of a pull. A value that is no response counts
   * as one event. Absent when no response contains events.
   */
  unwrapResponse?(json: unknown): ResponseContent;
  /** Absent when the provider has no API for its callback config. */
  readonly callback?: AnyCallbackApi;
  /** Absent when the provider has no queue. */
  readonly queue?: QueueSource;
  /** Absent when events cannot be looked up. */
  readonly confirmation?: ConfirmationSource;
  /** Absent when the events do not tell when a media can be played. */
  readonly media?: MediaRules;
  /** Absent when the API does not show what has happened. */
  readonly reconciliation?: ReconciliationSource;
}
