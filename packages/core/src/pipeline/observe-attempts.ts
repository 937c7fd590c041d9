import type { InboxHost } from "../inbox/inbox.js";
import type { Instrumentation } from "../instrumentation/instrumentation.js";
import type { Handlers } from "./handlers.js";

/** Returns a function that handles events in the instrumentation of the application, if it has one. */
export function observeAttempts(
  handlers: Handlers,
  instrumentation: Instrumentation | undefined,
  handle: InboxHost["handle"],
): InboxHost["handle"] {
  if (instrumentation === undefined) return handle;
  return (received, attempt) => {
    const { event, receivedAt, integrity } = received;
    const next = () => handle(received, attempt);
    if (!handlers.has(event.type)) return next();
    return instrumentation.attempt({ event, receivedAt, integrity, attempt }, next);
  };
}
