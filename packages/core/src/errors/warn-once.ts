import { emitWarning } from "./emit-warning.js";

/** Creates a function whose first call emits a process warning. */
export function warnOnce(): (message: string) => void {
  let warned = false;
  return (message) => {
    if (!warned) emitWarning(message);
    warned = true;
  };
}
