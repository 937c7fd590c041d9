/** The last published event of each native type, to deliver one again. */
export class PublishedEvents<Event extends { readonly eventType: string }> {
  readonly #events = new Map<string, Event>();

  /** Adds an event, and returns it. */
  add(event: Event): Event {
    this.#events.delete(event.eventType);
    this.#events.set(event.eventType, event);
    return event;
  }

  /** Returns the last event, or the last one of a type. Throws when there is none. */
  last(eventType?: string): Event {
    const event =
      eventType === undefined ? [...this.#events.values()].at(-1) : this.#events.get(eventType);
    if (event !== undefined) return event;
    throw new Error(
      `No ${eventType ?? "event"} has been published yet. Enable events in the callback config and trigger one.`,
    );
  }
}
