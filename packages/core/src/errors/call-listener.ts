import { emitWarning } from "./emit-warning.js";
import { errorMessage } from "./error-message.js";

/** Calls a listener without waiting for it. Its error becomes a process warning; `what` names the listener. */
export function callListener<Fact>(
  what: string,
  listener: (fact: Fact) => unknown,
  fact: Fact,
): void {
  const warn = (error: unknown) => emitWarning(`${what} threw: ${errorMessage(error)}`);
  try {
    Promise.resolve(listener(fact)).catch(warn);
  } catch (error) {
    warn(error);
  }
}
