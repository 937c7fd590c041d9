import { warnOnce } from "../errors/warn-once.js";

/** Creates a function whose first call emits a process warning: events are stored, and nothing handles them yet. */
export function createStartReminder(): () => void {
  const warn = warnOnce();
  return () => warn("Events are stored but not handled before start() is called");
}
