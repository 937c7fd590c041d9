/** A duration in seconds, from milliseconds where they are there: whole seconds are rounded. */
export function durationOf(
  milliseconds: number | undefined,
  seconds: number | undefined,
): number | undefined {
  return milliseconds === undefined ? seconds : milliseconds / 1000;
}
