/** A time as both clouds write it: ISO 8601, UTC, whole seconds. */
export function instant(time: Date | number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
}
