/** Removes duplicate events by id and keeps the first of each. */
export function uniqueEvents<Event extends { readonly id: string }>(
  events: readonly Event[],
): readonly Event[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}
