import { type Clock, permanent } from "@vod-events/core";

/** The behavior of a handler other than immediate success. */
export const misdeeds = ["dawdle", "fail", "give_up", "overrun", "stick"] as const;
type Misdeed = (typeof misdeeds)[number];

/** How long the handlers of the schedules may take. */
export const deadlineSeconds = 2;

/** Keeps handlers from ending at the instant when a `stop` deadline passes: either order is correct then. */
const oddMs = 7;

/** Says how the handlers fare with an event, one time after the other; then they succeed. */
export class HandlerScript {
  readonly #ahead = new Map<string, Misdeed[]>();
  readonly #clock: Clock;

  constructor(clock: Clock, misdeeds: ReadonlyMap<string, readonly Misdeed[]>) {
    this.#clock = clock;
    for (const [id, ahead] of misdeeds) this.#ahead.set(id, [...ahead]);
  }

  /** Runs the next step for an event. The `clock` of the handler may stop with its process. */
  async act(id: string): Promise<void> {
    const misdeed = this.#ahead.get(id)?.shift();
    if (misdeed === "stick") await new Promise<never>(() => {});
    if (misdeed === "dawdle") await this.#clock.sleep(deadlineSeconds * 750 + oddMs);
    if (misdeed === "overrun") await this.#clock.sleep(deadlineSeconds * 1500 + oddMs);
    if (misdeed === "fail") throw new Error("not yet");
    if (misdeed === "give_up") throw permanent(new Error("never"));
  }

  /** From now on everything succeeds. */
  mend(): void {
    this.#ahead.clear();
  }
}
