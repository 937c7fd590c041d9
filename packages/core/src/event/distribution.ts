import type { VodEventBase } from "./envelope.js";

/** A media was published on another platform, or was not. */
export type PublishCompleted = VodEventBase<"publish.completed", PublishCompletedData>;

/** The data of {@link PublishCompleted}. */
export interface PublishCompletedData {
  /** The platform. */
  readonly target: "wechat" | "wechat_mini_program";
  /** The cloud's word for the result. */
  readonly result?: string;
  /** Where it can be seen there. */
  readonly url?: string;
  /** Its id there. */
  readonly targetId?: string;
}

/** A relay of media to a live stream started, stopped, or waits. */
export type RelayChanged = VodEventBase<"relay.changed", RelayChangedData>;

/** The data of {@link RelayChanged}. */
export interface RelayChangedData {
  /** The cloud's id of the relay. */
  readonly relayId?: string;
  /** `scheduled`: it waits for its time. `idle`: it has nothing to send. */
  readonly state: "running" | "scheduled" | "stopped" | "idle" | "unknown";
}
