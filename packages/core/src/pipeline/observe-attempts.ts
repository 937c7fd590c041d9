import type { InboxHost } from "../inbox/inbox.js";
import type { Instrumentation } from "../instrumentation/instrumentation.js";
import { type DispatchContext, hasWork } from "./dispatch.js";

/** Returns a function that handles events in the instrumentation of the application, if it has one. */
export function observeAttempts(
  context: Pick<DispatchContext, "handlers" | "project">,
  instrumentation: Instrumentation | undefined,
  handle: InboxHost["handle"],
): InboxHost["handle"] {
  if (instrumentation === undefined) return handle;
  return (received, attempt) => {
    const { event, receivedAt, integrity } = received;
    const next = () => handle(received, attempt);
    if (!hasWork(event, context)) return next();
    return instrumentation.attempt({ event, receivedAt, integrity, attempt }, next);
  };
}
