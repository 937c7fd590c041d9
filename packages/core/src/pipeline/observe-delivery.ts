import type { ObservedDelivery } from "../instrumentation/instrumentation.js";
import type { DeliveryResult, PipelineContext } from "./process-delivery.js";

/** Runs the processing of a delivery in the instrumentation of the application, if it has one. */
export function observeDelivery(
  delivery: ObservedDelivery,
  { instrumentation }: Pick<PipelineContext, "instrumentation">,
  next: () => Promise<DeliveryResult>,
): Promise<DeliveryResult> {
  return instrumentation === undefined ? next() : instrumentation.delivery(delivery, next);
}
