import {
  type CallbackConfig,
  type CheckOptions,
  createCallbackManager,
  type VodEventsOptions,
} from "@vod-events/core";
import type { AnyCallbackApi, Capabilities, Provider } from "@vod-events/core/provider";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { acme, acmeCallbackApi, acmeRequest } from "./acme.js";

/** The parts of a checked application that a test chooses. */
export interface CheckedParts {
  readonly callback: CallbackConfig;
  readonly api?: AnyCallbackApi;
  readonly capabilities?: Capabilities;
  readonly receiver?: VodEventsOptions["receiver"];
  readonly clock?: FakeClock;
  /** Absent for test deliveries that the made-up cloud would sign. */
  readonly sampleDelivery?: Provider["sampleDelivery"];
}

/** Signs a test delivery like the made-up cloud. */
export const acmeSample: NonNullable<Provider["sampleDelivery"]> = ({ type, id, key, at }) => {
  const json = type === "VodEventsCheck" ? { checks: [id] } : { uploads: [id] };
  const { headers, body } = acmeRequest(json, { key: key ?? "", time: at.getTime() });
  return { headers: key === undefined ? {} : headers, body: body.toString() };
};

/** The manager of an application whose checks a test runs. */
export function checked({
  callback,
  api = acmeCallbackApi(),
  capabilities,
  receiver,
  clock = fakeClock(),
  ...parts
}: CheckedParts) {
  const sampleDelivery = "sampleDelivery" in parts ? parts.sampleDelivery : acmeSample;
  const adapter = acme({ callback: api, ...(capabilities && { capabilities }) });
  const manager = createCallbackManager({
    provider: "acme",
    providers: { acme: () => ({ ...adapter, ...(sampleDelivery && { sampleDelivery }) }) },
    ...{ callback, receiver, clock },
    random: () => 0,
  });
  const check = async (options?: CheckOptions) =>
    Object.fromEntries(
      (await manager.check(options)).map(({ check: name, ...result }) => [name, result]),
    );
  return { manager, clock, check };
}
