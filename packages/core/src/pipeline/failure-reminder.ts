import { emitWarning } from "../errors/emit-warning.js";

/** Creates a function whose first call emits a process warning: an event failed, and the application does not log it. */
export function createFailureReminder(): (type: string) => void {
  let warned = false;
  return (type) => {
    if (warned) return;
    warned = true;
    const advice =
      'Listen to "attempt_failed" of vod.diagnostics to see every failure and its error';
    emitWarning(`The handling of an event ${type} failed. ${advice}`);
  };
}
