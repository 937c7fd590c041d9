import type { EventFlag } from "./config.js";

/**
 * An event of Baidu AI Cloud VOD.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Dm3h9adtc
 */
export interface BaiduEvent {
  /** The flag that enables the event. Inferred: each flag enables the event that it is named after. */
  readonly flag: EventFlag;
  readonly eventType: string;
  /** The member of the event that contains {@link BaiduEvent.content}. */
  readonly payloadKey: string;
  /** Members without a value are left out. */
  readonly content: object;
}
