import type { Clock } from "../clock.js";
import { VodError } from "../errors.js";
import type { Confirmed, Handlers } from "../handlers.js";
import { factOf, type Report } from "../observe.js";
import type { Unfinished } from "../unfinished.js";
import type { Arrival } from "./inbox.js";

/** What {@link dispatch} works with. */
export interface DispatchContext {
  readonly handlers: Handlers;
  readonly clock: Clock;
  readonly report: Report;
  /** Where what runs is listed. */
  readonly unfinished: Unfinished;
  readonly deadlineMs: number;
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
  const { clock, report, unfinished, deadlineMs } = context;
  const fact = factOf(arrival.event);
  const began = clock.now();
  const task = unfinished.begin(fact);
  const timer = new AbortController();
  try {
    const count = await Promise.race([
      confirmAndRun(arrival, attempt, task.signal, context),
      overdue(clock, deadlineMs, timer.signal),
    ]);
    report(count === 0 ? "unhandled" : "handled", {
      ...fact,
      attempt,
      milliseconds: clock.now() - began,
    });
  } catch (error) {
    task.abort(error);
    report("failed", { ...fact, attempt, error });
    throw error;
  } finally {
    timer.abort();
    task.end();
  }
}

/** What nobody handles needs no confirmation. What was given up in the meantime is not begun. */
async function confirmAndRun(
  arrival: HandledArrival,
  attempt: number,
  signal: AbortSignal,
  { handlers, confirm }: DispatchContext,
): Promise<number> {
  const { event, receivedAt, integrity } = arrival;
  if (!handlers.has(event.type)) return 0;
  const confirmed = await confirm(arrival);
  signal.throwIfAborted();
  return handlers.run(event, {
    ...{ signal, attempt, receivedAt },
    integrity: { ...integrity, confirmed },
  });
}

/** Rejects when the deadline passes; never settles when it is called off. */
function overdue(clock: Clock, deadlineMs: number, calledOff: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    clock.sleep(deadlineMs, calledOff, { ref: false }).then(
      () => {
        const seconds = deadlineMs / 1000;
        reject(new VodError("handler_timeout", `the handlers did not end within ${seconds} s`));
      },
      () => undefined,
    );
  });
}
