import type { Confirmed } from "../confirmation/confirmed.js";
import { eventRef, type Report } from "../diagnostics/diagnostics.js";
import { VodError } from "../errors/vod-error.js";
import type { ReceivedEvent } from "../inbox/received-event.js";

import type { Clock } from "../primitives/clock.js";
import type { Deadlines } from "../primitives/deadlines.js";
import type { HandledIntegrity, HandlerContext, Handlers } from "./handlers.js";
import type { InFlight, InFlightTask } from "./in-flight.js";

/** What {@link dispatch} works with. */
export interface DispatchContext {
  readonly handlers: Handlers;
  readonly clock: Clock;
  readonly report: Report;
  /** Where what runs is listed. */
  readonly inFlight: InFlight;
  /** How long it may take. */
  readonly deadlines: Deadlines;
  /** Whether an event is the cloud's; rejects where it must not be handled. */
  confirm(arrival: DispatchedEvent): Promise<Confirmed>;
}

/** What handlers are told of. */
export type DispatchedEvent = Pick<ReceivedEvent, "event" | "receivedAt" | "integrity">;

/**
 * Confirms an event and runs its handlers once, and reports how it went; rejects with what they threw, or when they did not
 * end in time: then their signal is aborted and whatever they still do is ignored.
 */
export async function dispatch(
  arrival: DispatchedEvent,
  attempt: number,
  context: DispatchContext,
): Promise<void> {
  const { clock, report, inFlight, deadlines } = context;
  const fact = eventRef(arrival.event);
  const began = clock.now();
  const task = inFlight.begin(fact);
  try {
    const count = await deadlines.limit(confirmAndRun(arrival, attempt, task, context), () => {
      const seconds = deadlines.milliseconds / 1000;
      throw new VodError("handler_timeout", `the handlers did not end within ${seconds} s`);
    });
    const milliseconds = clock.now() - began;
    report(count === 0 ? "unhandled" : "handled", { attempt, ...fact, milliseconds });
  } catch (error) {
    task.abort(error);
    report("attempt_failed", { ...fact, attempt, error });
    throw error;
  } finally {
    task.end();
  }
}

/** What nobody handles needs no confirmation. What was given up in the meantime is not begun. */
async function confirmAndRun(
  arrival: DispatchedEvent,
  attempt: number,
  task: InFlightTask,
  { handlers, confirm }: DispatchContext,
): Promise<number> {
  const { event, receivedAt, integrity } = arrival;
  if (!handlers.has(event.type)) return 0;
  const confirmed = await confirm(arrival);
  task.throwIfAborted();
  const known = { confirmed, ...integrity };
  return handlers.run(event, new TaskContext(task, attempt, receivedAt, known));
}

/** What handlers are told, with the signal of their task. */
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
