import type { VodEvent } from "../event/event.js";
import type { CallbackApi } from "./callback-api.js";
import type { Capabilities, DeliveryMode } from "./capabilities.js";
import type { ConfirmationSource } from "./confirmation.js";
import type { DecodeResult } from "./decode.js";
import type { QueueSource } from "./queue-source.js";
import type { RawDelivery } from "./raw-delivery.js";
import type { SampleDelivery, SampleDeliveryRequest } from "./sample-delivery.js";
import type { Verification } from "./verification.js";

/**
 * One cloud, as an adapter package fills it in. It translates and holds no policy: no retry, timer,
 * log, cache or emitter. Nothing of the cloud's SDK is loaded before `callback`, `queue` or `confirmation`
 * calls it.
 */
export interface Provider<
  Id extends string = string,
  Wire = unknown,
  Mode extends DeliveryMode = DeliveryMode,
> {
  readonly id: Id;
  readonly capabilities: Capabilities<Mode>;
  /**
   * Checks a delivery's signature over the bytes as they came. `keys` are all that may have signed it
   * (several during a rotation, never none); comparisons take constant time.
   */
  verify(delivery: RawDelivery, keys: readonly string[]): Verification;
  /**
   * Reads one event's JSON; lenient: only what identifies the event is required. The JSON is nested no deeper
   * than 100 levels, so recursion is safe.
   */
  decode(json: unknown): DecodeResult<Wire>;
  /**
   * Translates an event. Pure and total: no clock, no I/O, and nothing thrown for anything `decode`
   * returned. Gives at least one event; what has no type becomes `unknown`.
   */
  normalize(wire: Wire): readonly VodEvent[];
  /**
   * Makes a delivery as the cloud would send it, to try a receiver with. `normalize` gives one `unknown`
   * event of the type that was asked for. Absent where nothing but the cloud can sign.
   */
  sampleDelivery?(request: SampleDeliveryRequest): SampleDelivery;
  /** Absent where the cloud has no API for it. */
  readonly callback?: CallbackApi;
  /** Absent where the cloud has no queue. */
  readonly queue?: QueueSource;
  /** Absent where events cannot be read back. */
  readonly confirmation?: ConfirmationSource;
}
