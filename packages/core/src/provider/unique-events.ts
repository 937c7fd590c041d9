/** Removes duplicate events by id and keeps the last of each, in the place of the first. */
export function uniqueEvents<Event extends { readonly id: string }>(
  events: readonly Event[],
): readonly Event[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}
