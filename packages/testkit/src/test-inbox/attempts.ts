import type { Lease, LeaseKey } from "@vod-events/core/inbox";
import type { FakeClock } from "../clock/fake-clock.js";
import type { StoreObserver } from "./observed-store.js";

/** Follows the attempts of events. */
export class Attempts implements StoreObserver {
  readonly #clock: FakeClock;
  readonly #events = new Map<string, RunningEvent[]>();

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  /** Follows an event from now on. */
  begin(id: string, loseLease: boolean): RunningEvent {
    const event = new RunningEvent(this.#clock, loseLease);
    this.#events.set(id, [...this.#of(id), event]);
    return event;
  }

  leased({ id }: Lease, until: number): void {
    for (const event of this.#of(id)) event.leased(until);
  }

  loses({ id }: LeaseKey): boolean {
    return this.#of(id).some((event) => event.loses());
  }

  settled({ id }: LeaseKey): void {
    for (const event of this.#of(id)) event.settled();
  }

  #of(id: string): readonly RunningEvent[] {
    return this.#events.get(id) ?? [];
  }
}

/** An event and its attempts. */
export class RunningEvent {
  readonly #clock: FakeClock;
  readonly #startedAt: Date[] = [];
  #loseLease: boolean;
  #leaseLost = false;
  #leasedUntil = 0;
  #ended = 0;
  #onEnd: (() => void) | undefined;

  constructor(clock: FakeClock, loseLease: boolean) {
    this.#clock = clock;
    this.#loseLease = loseLease;
  }

  leased(until: number): void {
    this.#startedAt.push(new Date(this.#clock.now()));
    this.#leasedUntil = until;
  }

  loses(): boolean {
    const lost = this.#loseLease;
    this.#loseLease = false;
    this.#leaseLost ||= lost;
    return lost;
  }

  settled(): void {
    this.#ended += 1;
    this.#onEnd?.();
  }

  /**
   * Resolves when the running attempt has ended. After one that has ended, advances the clock to the next.
   *
   * @param dueAt - when the event is due; absent while it is leased
   */
  async endOfAttempt(dueAt: Date | undefined): Promise<void> {
    const ended = this.#ended;
    const due = dueAt?.getTime() ?? this.#leasedUntil;
    while (ended > 0 && this.#startedAt.length === ended) {
      await this.#clock.advance(Math.max(due - this.#clock.now(), 1));
    }
    if (this.#ended > ended) return;
    await new Promise<void>((resolve) => {
      this.#onEnd = resolve;
    });
  }

  result() {
    const [, ...retriedAt] = this.#startedAt;
    return { attempts: this.#startedAt.length, retriedAt, leaseLost: this.#leaseLost };
  }
}
