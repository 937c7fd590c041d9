import { type Clock, systemClock } from "@vod-events/core";

/** The system clock, which a test can set ahead. */
export class SkippingClock implements Clock {
  readonly sleep: Clock["sleep"] = systemClock.sleep;
  #aheadMs = 0;

  now(): number {
    return systemClock.now() + this.#aheadMs;
  }

  skip(milliseconds: number): void {
    this.#aheadMs += milliseconds;
  }
}
