import type { Confirmed } from "../confirmation/confirmed.js";
import { eventRef, type Report } from "../diagnostics/diagnostics.js";
import { VodError } from "../errors/vod-error.js";
import type { VodEvent } from "../event/event.js";
import type { DispatchedEvent } from "../inbox/received-event.js";
import type { Clock } from "../primitives/clock.js";
import type { Deadlines } from "../primitives/deadlines.js";
import type { HandledIntegrity, HandlerContext, Handlers } from "./handlers.js";
import type { InFlight, InFlightTask } from "./in-flight.js";

export interface DispatchContext {
  readonly handlers: Handlers;
  readonly clock: Clock;
  readonly report: Report;
  /** Lists the running tasks. */
  readonly inFlight: InFlight;
  /** The deadline of the handlers. */
  readonly deadlines: Deadlines;
  /** Called with the type of a failed event when `attempt_failed` has no listener. */
  readonly remindOfFailure: (type: string) => void;
  /** Confirms an event. Rejects when the event must not be handled. */
  confirm(received: DispatchedEvent): Promise<Confirmed>;
  /** Folds an event into the states of its media; absent when no states are kept. */
  readonly project?: ((received: DispatchedEvent) => Promise<void>) | undefined;
}

/**
 * Confirms an event, runs its handlers once and reports the result. Rejects with the error of a handler, or with
 * `handler_timeout` when the deadline passes; the handlers' signal is then aborted and their result is ignored.
 */
export async function dispatch(
  received: DispatchedEvent,
  attempt: number,
  context: DispatchContext,
): Promise<void> {
  const { clock, report, inFlight, deadlines, remindOfFailure } = context;
  const ref = eventRef(received.event);
  const began = clock.now();
  const task = inFlight.begin(ref);
  try {
    const count = await deadlines.limit(confirmAndRun(received, attempt, task, context), () => {
      const seconds = deadlines.milliseconds / 1000;
      throw new VodError("handler_timeout", `The handlers did not finish within ${seconds} s.`);
    });
    const milliseconds = clock.now() - began;
    report(count === 0 ? "unhandled" : "handled", { attempt, ...ref, milliseconds });
  } catch (error) {
    task.abort(error);
    if (!report("attempt_failed", { ...ref, attempt, error })) remindOfFailure(ref.type);
    throw error;
  } finally {
    task.end();
  }
}

/** Tells whether an event has a handler or may change a media state. Without, it needs no confirmation. */
export function hasWork(
  { type }: Pick<VodEvent, "type">,
  { handlers, project }: Pick<DispatchContext, "handlers" | "project">,
): boolean {
  return handlers.has(type) || project !== undefined;
}

/** An attempt that was aborted meanwhile does not start. */
async function confirmAndRun(
  received: DispatchedEvent,
  attempt: number,
  task: InFlightTask,
  context: DispatchContext,
): Promise<number> {
  const { event, receivedAt, integrity } = received;
  const { handlers, confirm, project } = context;
  if (!hasWork(event, context)) return 0;
  const confirmed = await confirm(received);
  task.throwIfAborted();
  await project?.(received);
  task.throwIfAborted();
  const known = { confirmed, ...integrity };
  return handlers.run(event, new TaskContext(task, attempt, receivedAt, known));
}

/** The handler context of a task. Its signal is created on first access. */
class TaskContext implements HandlerContext {
  readonly attempt: number;
  readonly receivedAt: Date;
  readonly integrity: HandledIntegrity;
  readonly #task: InFlightTask;

  constructor(task: InFlightTask, attempt: number, receivedAt: Date, integrity: HandledIntegrity) {
    this.#task = task;
    this.attempt = attempt;
    this.receivedAt = receivedAt;
    this.integrity = integrity;
  }

  get signal(): AbortSignal {
    return this.#task.signal;
  }
}
