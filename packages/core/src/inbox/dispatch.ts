import type { Clock } from "../clock.js";
import type { Deadlines } from "../deadlines.js";
import { VodError } from "../errors.js";
import type { Confirmed, HandledIntegrity, HandlerContext, Handlers } from "../handlers.js";
import { factOf, type Report } from "../observe.js";
import type { RunningTask, Unfinished } from "../unfinished.js";
import type { Arrival } from "./inbox.js";

/** What {@link dispatch} works with. */
export interface DispatchContext {
  readonly handlers: Handlers;
  readonly clock: Clock;
  readonly report: Report;
  /** Where what runs is listed. */
  readonly unfinished: Unfinished;
  /** How long it may take. */
  readonly deadlines: Deadlines;
  /** Whether an event is the cloud's; rejects where it must not be handled. */
  confirm(arrival: HandledArrival): Promise<Confirmed>;
}

/** What handlers are told of. */
export type HandledArrival = Pick<Arrival, "event" | "receivedAt" | "integrity">;

/**
 * Confirms an event and runs its handlers once, and reports how it went; rejects with what they threw, or when they did not
 * end in time: then their signal is aborted and whatever they still do is ignored.
 */
export async function dispatch(
  arrival: HandledArrival,
  attempt: number,
  context: DispatchContext,
): Promise<void> {
  const { clock, report, unfinished, deadlines } = context;
  const fact = factOf(arrival.event);
  const began = clock.now();
  const task = unfinished.begin(fact);
  try {
    const count = await deadlines.limit(confirmAndRun(arrival, attempt, task, context), () => {
      const seconds = deadlines.milliseconds / 1000;
      throw new VodError("handler_timeout", `the handlers did not end within ${seconds} s`);
    });
    const milliseconds = clock.now() - began;
    report(count === 0 ? "unhandled" : "handled", { attempt, ...fact, milliseconds });
  } catch (error) {
    task.abort(error);
    report("failed", { ...fact, attempt, error });
    throw error;
  } finally {
    task.end();
  }
}

/** What nobody handles needs no confirmation. What was given up in the meantime is not begun. */
async function confirmAndRun(
  arrival: HandledArrival,
  attempt: number,
  task: RunningTask,
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
  readonly #task: RunningTask;

  constructor(task: RunningTask, attempt: number, receivedAt: Date, integrity: HandledIntegrity) {
    this.#task = task;
    this.attempt = attempt;
    this.receivedAt = receivedAt;
    this.integrity = integrity;
  }

  get signal(): AbortSignal {
    return this.#task.signal;
  }
}
