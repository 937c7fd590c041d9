/** Returns a time in RFC 3339 in UTC without fractions of a second, rounded down. */
export function secondsFrom(time: Date): string {
  return time.toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Returns a time in RFC 3339 in UTC without fractions of a second, rounded up. */
export function secondsUntil(time: Date): string {
  return secondsFrom(new Date(Math.ceil(time.getTime() / 1000) * 1000));
}
