/** What the process was started with. */
export function settings<Settings>(): Settings {
  return JSON.parse(process.argv[2] ?? "{}");
}

/** Tells something to the process that started this one. */
export function tell(what: unknown): void {
  process.send?.(what);
}

// Whoever started it has let go of it, or is gone.
process.once("disconnect", () => process.exit());
