import { type Clock, permanent } from "@vod-events/core";

/** The behavior of a handler other than immediate success. */
export const faults = ["slow", "fail", "fail_permanently", "time_out", "hang"] as const;
type Fault = (typeof faults)[number];

/** How long the handlers of the schedules may take. */
export const deadlineSeconds = 2;

/** Keeps handlers from ending at the instant when a `stop` deadline passes: either order is correct then. */
const offsetMs = 7;

/** Says how the handlers fare with an event, one time after the other; then they succeed. */
export class HandlerScript {
  readonly #plannedFaults = new Map<string, Fault[]>();
  readonly #clock: Clock;

  constructor(clock: Clock, faults: ReadonlyMap<string, readonly Fault[]>) {
    this.#clock = clock;
    for (const [id, planned] of faults) this.#plannedFaults.set(id, [...planned]);
  }

  /** Runs the next step for an event. The `clock` of the handler may stop with its process. */
  async run(id: string): Promise<void> {
    const fault = this.#plannedFaults.get(id)?.shift();
    if (fault === "hang") await new Promise<never>(() => {});
    if (fault === "slow") await this.#clock.sleep(deadlineSeconds * 750 + offsetMs);
    if (fault === "time_out") await this.#clock.sleep(deadlineSeconds * 1500 + offsetMs);
    if (fault === "fail") throw new Error("not yet");
    if (fault === "fail_permanently") throw permanent(new Error("never"));
  }

  /** From now on everything succeeds. */
  clearFaults(): void {
    this.#plannedFaults.clear();
  }
}
