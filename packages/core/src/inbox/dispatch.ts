import type { Clock } from "../clock.js";
import { VodError } from "../errors.js";
import type { Handlers } from "../handlers.js";
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
}

/**
 * Runs an event's handlers once and reports how it went; rejects with what they threw, or when they did not
 * end in time: then their signal is aborted and whatever they still do is ignored.
 */
export async function dispatch(
  { event, receivedAt, integrity }: Pick<Arrival, "event" | "receivedAt" | "integrity">,
  attempt: number,
  context: DispatchContext,
): Promise<void> {
  const { handlers, clock, report, unfinished, deadlineMs } = context;
  const fact = factOf(event);
  const began = clock.now();
  const task = unfinished.begin(fact);
  const timer = new AbortController();
  try {
    const { signal } = task;
    const count = await Promise.race([
      handlers.run(event, { signal, attempt, receivedAt, integrity }),
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
