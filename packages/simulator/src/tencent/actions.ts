import type { LeasedQueue } from "../cloud/leased-queue.js";
import { ApiError } from "../server/api-error.js";
import type { TencentConfigStore } from "./config.js";
import { pulledEvent, type TencentEvent } from "./event.js";
import { readRequiredTexts } from "./parameters.js";

/** An action of the API. */
export interface TencentAction {
  /** The names of the allowed parameters, in addition to SubAppId. */
  readonly parameters: readonly string[];
  /** Returns the members of the response. Throws a `ApiError`. */
  run(parameters: Readonly<Record<string, unknown>>, signal: AbortSignal): object | Promise<object>;
}

/**
 * How a confirm treats the valid handles of a batch that also contains an invalid one: `confirm_none` confirms none of
 * them, `confirm_the_rest` confirms the valid ones. The cloud's behavior is unknown.
 */
export type PartlyExpiredConfirm = "confirm_none" | "confirm_the_rest";

/** How long the cloud leases an event. */
export const leaseSeconds = 30;

/** Actions by name. */
export type TencentActions = Readonly<Record<string, TencentAction>>;

const maxHandlesPerConfirm = 16;

/** Returns the actions of the callback config. A read responds with the members of `extra` in addition. */
export function configActions(
  config: TencentConfigStore,
  extra: Readonly<Record<string, unknown>>,
): TencentActions {
  return {
    DescribeEventConfig: {
      parameters: [],
      run: () => ({ ...config.describe(), ...extra }),
    },
    ModifyEventConfig: {
      parameters: Object.keys(config.current),
      run(parameters) {
        config.modify(parameters);
        return {};
      },
    },
  };
}

/**
 * Returns the actions of the queue. They work in both modes. In PUSH mode, the queue gets no events. Whether waiting
 * events survive a change of the mode is unknown; the simulator keeps them. That an event gets a new handle after its
 * lease is a guess. The cloud may delete events after 4 days.
 *
 * @see https://cloud.tencent.com/document/product/266/33433
 */
export function queueActions(
  queue: LeasedQueue<TencentEvent>,
  partlyExpired: PartlyExpiredConfirm,
): TencentActions {
  return {
    PullEvents: {
      parameters: ["ExtInfo"],
      async run(_parameters, signal) {
        const events = await queue.pull({ maxEvents: 16, waitSeconds: 5, signal });
        // An empty queue is an error, not an empty list.
        if (events.length === 0) throw new ApiError("ResourceNotFound", "no event");
        return { EventSet: events.map(({ event, handle }) => pulledEvent(event, handle)) };
      },
    },
    ConfirmEvents: {
      parameters: ["EventHandles", "ExtInfo"],
      run({ EventHandles }) {
        const limits = { least: 1, most: maxHandlesPerConfirm };
        const handles = readRequiredTexts("EventHandles", EventHandles, limits);
        const isComplete = queue.invalid(handles).length === 0;
        if (isComplete || partlyExpired === "confirm_the_rest") queue.remove(handles);
        if (isComplete) return {};
        // Inferred: the cloud responds with this code for expired handles.
        throw new ApiError("InvalidParameterValue", "An event handle is unknown or expired");
      },
    },
  };
}
