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

const none: Readonly<Counts> = {
  ...{ sent: 0, delivered: 0, acknowledged: 0, retried: 0 },
  ...{ failed: 0, lost: 0, open: 0 },
};

type EventState = "open" | "acknowledged" | "failed" | "lost";

interface TalliedEvent {
  delivered: boolean;
  state: EventState;
}

/** Counts the events of a simulated cloud by its deliveries. */
export class Tally {
  readonly counts: Counts = { ...none };
  readonly #events = new Map<string, TalliedEvent>();

  /** Counts a delivery. */
  record(delivery: Delivery): void {
    const { content, attempt, forwarded, status } = delivery;
    const { counts } = this;
    const event = this.#events.get(content.key) ?? this.#newEvent(content.key);
    if (forwarded && typeof status === "number" && !event.delivered) {
      event.delivered = true;
      counts.delivered += 1;
    }
    if (attempt > 1) counts.retried += 1;
    if (event.state === "acknowledged") return;
    counts[event.state] -= 1;
    event.state = stateAfter(delivery);
    counts[event.state] += 1;
  }

  /** Counts the open events as failed, because the cloud sends none again. */
  end(): void {
    this.counts.failed += this.counts.open;
    this.counts.open = 0;
  }

  #newEvent(key: string): TalliedEvent {
    const event: TalliedEvent = { delivered: false, state: "open" };
    this.#events.set(key, event);
    this.counts.sent += 1;
    this.counts.open += 1;
    return event;
  }
}

/** Adds up the counts of clouds. */
export function totalOf(all: readonly Counts[]): Counts {
  const columns = Object.keys(none) as (keyof Counts)[];
  const sum = (column: keyof Counts) => all.reduce((total, each) => total + each[column], 0);
  return Object.fromEntries(columns.map((column) => [column, sum(column)])) as unknown as Counts;
}

function stateAfter(delivery: Delivery): EventState {
  if (delivery.fault === "lost") return "lost";
  if (delivery.fault === "late") return "open";
  if (isAcknowledged(delivery)) return "acknowledged";
  return delivery.retryAfterSeconds === undefined ? "failed" : "open";
}
