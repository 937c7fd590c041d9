/** Sends events, and the last one, or the last one of a native type, again. */
export function publishedEvents<Event>(
  typeOf: (event: Event) => string,
  send: (event: Event, eventType: string) => void,
) {
  const published = new Map<string, Event>();
  return {
    send(event: Event): void {
      const eventType = typeOf(event);
      published.delete(eventType);
      published.set(eventType, event);
      send(event, eventType);
    },
    /** Sends an event again, after a change. Throws when there is none. */
    sendAgain(eventType?: string, change: (event: Event) => Event = (event) => event): void {
      const type = eventType ?? [...published.keys()].at(-1) ?? "";
      const event = published.get(type);
      if (event === undefined) {
        throw new Error(
          `No ${eventType ?? "event"} has been published yet. Enable events in the callback config and trigger one.`,
        );
      }
      send(change(event), type);
    },
  };
}

/** Returns a function that returns the type of an event in a member. It throws when the event has none. */
export function typeIn(member: string): (event: object) => string {
  return (event) => {
    const type = (event as Readonly<Record<string, unknown>>)[member];
    if (typeof type === "string") return type;
    throw new Error(`An event must have the member ${member}.`);
  };
}
