import type { KnownEventType } from "../event/event.js";

/** What the events of a provider mean for the status of a media. */
export interface MediaRules {
  /** The media can be played after one of these events succeeded. */
  readonly ready: readonly MediaRule[];
}

/** Selects events. */
export interface MediaRule {
  readonly type: KnownEventType;
  /** The native types; absent for all. */
  readonly nativeTypes?: readonly string[];
  /** Whether the event counts only when the provider started no further task. */
  readonly withoutFollowUpTasks?: true;
}
