/** Publishes events, and the last one again. */
export class LastEvent<Event> {
  readonly #publish: (event: Event) => void;
  #last: { readonly event: Event } | undefined;

  constructor(publish: (event: Event) => void) {
    this.#publish = publish;
  }

  publish(event: Event): void {
    this.#last = { event };
    this.#publish(event);
  }

  /** Publishes the last event again, after a change. Throws when there is no event. */
  publishAgain(change: (event: Event) => Event = (event) => event): void {
    if (this.#last === undefined) {
      throw new Error(
        "No event has been published yet. Enable events in the callback config and trigger one.",
      );
    }
    this.#publish(change(this.#last.event));
  }
}

/** Returns the type of an event in a member. Throws when it has none. */
export function eventTypeIn(event: object, member: string): string {
  const type = (event as Readonly<Record<string, unknown>>)[member];
  if (typeof type === "string") return type;
  throw new Error(`An event must have the member ${member}.`);
}
