import { emitWarning } from "../errors/emit-warning.js";

/** Creates a function whose first call emits a process warning: events are stored, and nothing handles them yet. */
export function createStartReminder(): () => void {
  let warned = false;
  return () => {
    if (warned) return;
    warned = true;
    emitWarning("Events are stored but not handled before start() is called");
  };
}
