/** Sends events, and the last one again. */
export function lastEvent<Event>(send: (event: Event) => void) {
  let last: { readonly event: Event } | undefined;
  return {
    send(event: Event): void {
      last = { event };
      send(event);
    },
    /** Sends the last event again, after a change. Throws when there is no event. */
    sendAgain(change: (event: Event) => Event = (event) => event): void {
      if (last === undefined) {
        throw new Error(
          "No event has been published yet. Enable events in the callback config and trigger one.",
        );
      }
      send(change(last.event));
    },
  };
}

/** Returns the type of an event in a member. Throws when it has none. */
export function eventTypeIn(event: object, member: string): string {
  const type = (event as Readonly<Record<string, unknown>>)[member];
  if (typeof type === "string") return type;
  throw new Error(`An event must have the member ${member}.`);
}
