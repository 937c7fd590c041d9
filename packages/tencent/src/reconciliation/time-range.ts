/** Returns a time as the API reads it: whole seconds, rounded down. */
export function secondsFrom(time: Date): string {
  return time.toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Returns a time as the API reads it: whole seconds, rounded up. */
export function secondsUntil(time: Date): string {
  return secondsFrom(new Date(Math.ceil(time.getTime() / 1000) * 1000));
}
