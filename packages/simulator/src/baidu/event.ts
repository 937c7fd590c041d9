import type { EventFlag } from "./config.js";

/**
 * An event of the cloud.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Dm3h9adtc
 */
export interface BaiduEvent {
  /** The flag that enables the event. That each flag enables the event of its name is inferred. */
  readonly flag: EventFlag;
  readonly eventType: string;
  /** The member of the event that holds its content. */
  readonly payloadKey: string;
  /** Without members that have no value. */
  readonly content: object;
}
