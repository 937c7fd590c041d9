import { VodError } from "../errors/vod-error.js";
import type { Integrity } from "../inbox/received-event.js";
import { observeDelivery } from "../pipeline/observe-delivery.js";
import {
  type DeliveryResult,
  type PipelineContext,
  processDelivery,
} from "../pipeline/process-delivery.js";
import type { NamedProvider } from "../provider/named-provider.js";
import { prepareEvent } from "../provider/prepare-event.js";
import type { QueueItem } from "../provider/queue-source.js";

const integrity: Integrity = { channel: "pull", covers: ["body"] };

/**
 * What to do with a pulled item: `confirm` removes it from the queue, `redeliver` lets its lease expire, and
 * `no_capacity` also pauses pulling.
 */
export type PullResult = "confirm" | "redeliver" | "no_capacity";

/**
 * Processes a pulled item. An undecodable item is stored in the dead letters and confirmed, so that it does not
 * block the queue. Never rejects.
 */
export async function deliverPulled(
  source: NamedProvider,
  item: QueueItem,
  context: PipelineContext,
): Promise<PullResult> {
  const receivedAt = new Date(context.clock.now());
  try {
    const result = await processTraced(source, item, receivedAt, context);
    if (result.settled) return "confirm";
    const { problems = [] } = result;
    if (result.code === "adapter_failed") {
      throw new VodError(result.code, problems.join("; "), { cause: result.error });
    }
    if (result.code === "inbox_full" || result.code === "inbox_unavailable") return "no_capacity";
    if (result.code !== "body_not_decodable") return "redeliver";
    const undecodable = { provider: source.name, receivedAt, problems, json: item.json };
    await context.inbox.storeUndecodable(undecodable);
    const fact = { provider: source.name, code: result.code, problems, stored: true };
    context.report("undecodable", fact);
    return "confirm";
  } catch (error) {
    context.report("delivery_failed", { provider: source.name, error });
    return "redeliver";
  }
}

async function processTraced(
  source: NamedProvider,
  { json }: QueueItem,
  receivedAt: Date,
  context: PipelineContext,
): Promise<DeliveryResult> {
  const { clock, taps } = context;
  const trace = taps.begin();
  const observed = { channel: integrity.channel, provider: source.name };
  const result = await observeDelivery(observed, context, () =>
    processDelivery(source, prepareEvent(json), { receivedAt, integrity }, context, trace),
  );
  if (trace !== undefined) {
    const { code, problems = trace.problems } = result.settled ? {} : result;
    taps.emit(
      { ...trace, covers: integrity.covers, problems },
      {
        ...{ channel: "pull" as const, provider: source.name, receivedAt, json },
        milliseconds: clock.now() - receivedAt.getTime(),
        ...(code !== undefined && { code }),
      },
    );
  }
  return result;
}
