/** The settings of the process. */
export function settings<Settings>(): Settings {
  return JSON.parse(process.argv[2] ?? "{}");
}

/** Sends a message to the parent process. */
export function sendToParent(what: unknown): void {
  process.send?.(what);
}

// The parent process has disconnected or ended.
process.once("disconnect", () => process.exit());
