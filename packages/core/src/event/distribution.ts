import type { VodEventBase } from "./envelope.js";

/** The result of publishing a media on another platform. */
export type PublishCompleted = VodEventBase<"publish.completed", PublishCompletedData>;

/** The data of {@link PublishCompleted}. */
export interface PublishCompletedData {
  /** The platform. */
  readonly target: "wechat" | "wechat_mini_program";
  /** The provider's result code. */
  readonly result?: string;
  /** The URL on the platform. */
  readonly url?: string;
  /** The id on the platform. */
  readonly targetId?: string;
}

/** A relay of media to a live stream started, stopped or waits. */
export type RelayChanged = VodEventBase<"relay.changed", RelayChangedData>;

/** The data of {@link RelayChanged}. */
export interface RelayChangedData {
  /** The provider's id of the relay. */
  readonly relayId?: string;
  /** `scheduled`: the relay waits for its start time. `idle`: the relay has nothing to send. */
  readonly state: "running" | "scheduled" | "stopped" | "idle" | "unknown";
}

/** The result of purging or prefetching the files of a media in a CDN. */
export type CacheRefreshed = VodEventBase<"cache.refreshed", CacheRefreshedData>;

/** The data of {@link CacheRefreshed}. */
export interface CacheRefreshedData {
  readonly operation: "purge" | "prefetch" | "unknown";
}
