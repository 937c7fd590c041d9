import type { EventFlag } from "./config.js";

/**
 * Something that happened in the cloud and may be told.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Dm3h9adtc
 */
export interface BaiduHappening {
  /** What must be set for it to be told. That each flag is for the event of its name is inferred. */
  readonly flag: EventFlag;
  readonly eventType: string;
  /** The member of the event that holds its content. */
  readonly payloadKey: string;
  /** Without members that have no value. */
  readonly content: object;
}
