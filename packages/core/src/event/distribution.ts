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
