import {
  type DeliveryOutcome,
  type FlowContext,
  receiveJson,
  type Source,
} from "../flow/receive.js";
import { settlementOf } from "../flow/settle.js";
import type { Integrity } from "../handlers.js";
import type { QueueItem } from "../provider/queue-source.js";

const integrity: Integrity = { channel: "pull", covers: ["body"] };

/**
 * Takes a pulled item to the inbox; resolves to what becomes of it. One that is no event is put aside first,
 * so that it does not block the queue. Never rejects.
 */
export async function deliverPulled(
  source: Source,
  item: QueueItem,
  context: FlowContext,
): Promise<"confirm" | "leave" | "no_room"> {
  const receivedAt = new Date(context.clock.now());
  try {
    const outcome = await receiveJson(source, item.json, { receivedAt, integrity }, context);
    const settlement = settlementOf(outcome);
    if (settlement !== "bury") return settlement;
    await bury(source.name, item, receivedAt, problemsOf(outcome), context);
    return "confirm";
  } catch (error) {
    context.report("undelivered", { provider: source.name, error });
    return "leave";
  }
}

async function bury(
  provider: string,
  item: QueueItem,
  receivedAt: Date,
  problems: readonly string[],
  context: FlowContext,
): Promise<void> {
  await context.inbox.bury({ provider, receivedAt, problems, json: item.json });
  context.report("unreadable", { provider, problems });
}

function problemsOf(outcome: DeliveryOutcome): readonly string[] {
  return outcome.settled ? [] : (outcome.problems ?? []);
}
