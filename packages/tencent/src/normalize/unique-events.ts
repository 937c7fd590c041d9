/** Each event once, in the order of their first. A cloud that lists a thing twice tells of one thing. */
export function uniqueEvents<Event extends { readonly id: string }>(
  events: readonly Event[],
): readonly Event[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}
