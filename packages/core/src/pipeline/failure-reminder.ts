import { warnOnce } from "../errors/warn-once.js";

const advice = 'Listen to "attempt_failed" of vod.diagnostics to see every failure and its error';

/** Creates a function whose first call emits a process warning: an event failed, and the application does not log it. */
export function createFailureReminder(): (type: string) => void {
  const warn = warnOnce();
  return (type) => warn(`The handling of an event ${type} failed. ${advice}`);
}
