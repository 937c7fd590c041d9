import type { Clock } from "../clock.js";
import type { Handlers } from "../handlers.js";
import type { Report } from "../observe.js";
import type { Arrival } from "./inbox.js";

/** What {@link dispatch} works with. */
export interface DispatchContext {
  readonly handlers: Handlers;
  readonly clock: Clock;
  readonly report: Report;
  /** Aborted when nobody waits for results any more. */
  readonly abandoned: AbortSignal;
}

/** Runs an event's handlers once and reports how it went; rejects with what they threw. */
export async function dispatch(
  arrival: Arrival,
  attempt: number,
  context: DispatchContext,
): Promise<void> {
  const { event, receivedAt, integrity } = arrival;
  const fact = { provider: event.provider, id: event.id, type: event.type };
  const began = context.clock.now();
  try {
    const signal = context.abandoned;
    const count = await context.handlers.run(event, { signal, attempt, receivedAt, integrity });
    if (count === 0) {
      context.report("unhandled", fact);
      return;
    }
  } catch (error) {
    context.report("failed", { ...fact, attempt, error });
    throw error;
  }
  context.report("handled", { ...fact, attempt, milliseconds: context.clock.now() - began });
}
