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

  /** Follows an event from now on. It is a duplicate when it is followed already. */
  begin(id: string, loseLease: boolean): RunningEvent {
    const others = this.#of(id);
    const event = new RunningEvent(this.#clock, { loseLease, duplicate: others.length > 0 });
    this.#events.set(id, [...others, event]);
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

/** How an event begins. */
interface Beginning {
  readonly loseLease: boolean;
  readonly duplicate: boolean;
}

/** An event and its attempts. */
export class RunningEvent {
  readonly #clock: FakeClock;
  readonly #startedAt: Date[] = [];
  readonly #duplicate: boolean;
  #loseLease: boolean;
  #leaseLost = false;
  #leasedUntil = 0;
  #ended = 0;
  #onEnd: (() => void) | undefined;

  constructor(clock: FakeClock, { loseLease, duplicate }: Beginning) {
    this.#clock = clock;
    this.#loseLease = loseLease;
    this.#duplicate = duplicate;
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
    const attempts = this.#startedAt.length;
    return { duplicate: this.#duplicate, attempts, retriedAt, leaseLost: this.#leaseLost };
  }
}
