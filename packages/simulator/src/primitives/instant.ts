/** Formats a time as the clouds do: ISO 8601, UTC, whole seconds. A number is in milliseconds since 1970. */
export function instant(time: Date | number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
}
