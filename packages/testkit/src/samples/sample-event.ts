import type { Outcome, VodEventOf, VodEventType } from "@vod-events/core";
import { digest, eventId } from "@vod-events/core/provider";
import { type DeepPartial, withMembers } from "./deep-partial.js";
import { sampleData } from "./sample-data.js";

/** The fields of an event to set. Those of `data` are merged, lists are replaced, and `undefined` removes an optional field. */
export type SampleOverrides<Type extends VodEventType> = DeepPartial<
  Omit<VodEventOf<Type>, "type" | "data">
> & { readonly data?: DeepPartial<VodEventOf<Type>["data"]> };

/** The overrides that other fields depend on. */
interface Origin {
  readonly provider?: string;
  readonly outcome?: Outcome;
}

/**
 * Creates a neutral event with plausible content, to test a handler. The same call returns the same event, and other
 * overrides give it another id. With the outcome `failed`, it has a failure and the data of a failed operation.
 */
export function sampleEvent<const Type extends VodEventType>(
  type: Type,
  overrides?: SampleOverrides<Type>,
): VodEventOf<Type> {
  const { data, failedData = data, outcome: usual = "succeeded" } = sampleData[type];
  const { provider = "sample", outcome = usual }: Origin = overrides ?? {};
  const failed = outcome === "failed";
  const event = {
    id: eventId(provider, type, digest(overrides ?? {})),
    idSource: "provider",
    ...{ type, provider, outcome },
    ...{ time: "2026-01-01T00:00:00Z", mediaId: "media-1", taskId: "task-1" },
    ...(failed && { failure: { code: "internal", raw: "InternalError" } }),
    data: failed ? failedData : data,
    native: { type: `sample.${type}`, payload: {} },
  };
  return withMembers<unknown>(event, overrides) as VodEventOf<Type>;
}
