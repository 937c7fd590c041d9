/** What the process was started with. */
export function settings<Settings>(): Settings {
  return JSON.parse(process.argv[2] ?? "{}");
}

/** Tells something to the process that started this one; ends when that lets go. */
export function tell(what: unknown): void {
  process.send?.(what);
  process.once("disconnect", () => process.exit());
}
