import { type Delivery, isAcknowledged } from "../local/delivery.js";

/** What became of the events of a cloud. */
export interface Counts {
  /** The events that the cloud sent. */
  sent: number;
  /** The events that reached the application. */
  delivered: number;
  /** The events that the application acknowledged. */
  acknowledged: number;
  /** The repeated attempts. */
  retried: number;
  /** The events that the cloud sends no more, and that were not acknowledged. */
  failed: number;
  /** The events that a fault lost. */
  lost: number;
  /** The events that the cloud may still send. */
  open: number;
}

type EventState = "open" | "acknowledged" | "failed" | "lost";

interface TalliedEvent {
  readonly provider: string;
  delivered: boolean;
  retried: number;
  state: EventState;
}

/** Counts the events of simulated clouds by their deliveries. */
export class Tally {
  readonly #events = new Map<string, TalliedEvent>();

  add(delivery: Delivery): void {
    const { provider, content, attempt, forwarded, status } = delivery;
    const fresh: TalliedEvent = { provider, delivered: false, retried: 0, state: "open" };
    const event = this.#events.get(content.key) ?? fresh;
    this.#events.set(content.key, event);
    if (forwarded && typeof status === "number") event.delivered = true;
    if (attempt > 1) event.retried += 1;
    if (event.state !== "acknowledged") event.state = stateAfter(delivery);
  }

  /** Whether a cloud may still send an event. */
  get isOpen(): boolean {
    return [...this.#events.values()].some(({ state }) => state === "open");
  }

  countsOf(provider: string): Counts {
    return this.#count((event) => event.provider === provider);
  }

  get total(): Counts {
    return this.#count(() => true);
  }

  #count(counted: (event: TalliedEvent) => boolean): Counts {
    const events = [...this.#events.values()].filter(counted);
    const inState = (wanted: EventState) => events.filter(({ state }) => state === wanted).length;
    return {
      sent: events.length,
      delivered: events.filter(({ delivered }) => delivered).length,
      acknowledged: inState("acknowledged"),
      retried: events.reduce((sum, { retried }) => sum + retried, 0),
      failed: inState("failed"),
      lost: inState("lost"),
      open: inState("open"),
    };
  }
}

function stateAfter(delivery: Delivery): EventState {
  if (delivery.fault === "lost") return "lost";
  if (delivery.fault === "late") return "open";
  if (isAcknowledged(delivery)) return "acknowledged";
  return delivery.retryAfterSeconds === undefined ? "failed" : "open";
}
