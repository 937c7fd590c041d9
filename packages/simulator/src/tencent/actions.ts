import { TencentApiError } from "./api-error.js";
import type { TencentConfigStore } from "./config.js";
import { pulledEvent } from "./event.js";
import type { EventQueue, PartlyExpiredConfirm } from "./queue.js";

/** An action of the API. */
export interface TencentAction {
  /** The names of the allowed parameters, in addition to SubAppId. */
  readonly parameters: readonly string[];
  /** Returns the members of the response. Throws a `TencentApiError`. */
  run(parameters: Readonly<Record<string, unknown>>, signal: AbortSignal): object | Promise<object>;
}

const maxHandlesPerConfirm = 16;

/** Returns the actions of the callback config. A read responds with the members of `extra` in addition. */
export function configActions(
  config: TencentConfigStore,
  extra: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, TencentAction> {
  const describe: TencentAction = {
    parameters: [],
    run: () => ({ ...config.describe(), ...extra }),
  };
  const modify: TencentAction = {
    parameters: Object.keys(config.current),
    run(parameters) {
      config.modify(parameters);
      return {};
    },
  };
  return new Map([
    ["DescribeEventConfig", describe],
    ["ModifyEventConfig", modify],
  ]);
}

/**
 * Returns the actions of the queue. They work in both modes. In PUSH mode, the queue gets no events. Whether waiting
 * events survive a change of the mode is unknown; the simulator keeps them.
 */
export function queueActions(
  queue: EventQueue,
  partlyExpired: PartlyExpiredConfirm,
): ReadonlyMap<string, TencentAction> {
  const pull: TencentAction = {
    parameters: ["ExtInfo"],
    async run(_parameters, signal) {
      const events = await queue.pull(signal);
      // An empty queue is an error, not an empty list.
      if (events.length === 0) throw new TencentApiError("ResourceNotFound", "no event");
      return { EventSet: events.map(({ event, handle }) => pulledEvent(event, handle)) };
    },
  };
  const confirm: TencentAction = {
    parameters: ["EventHandles", "ExtInfo"],
    run({ EventHandles: handles }) {
      // Inferred: the cloud responds with this code for expired handles.
      if (!queue.confirm(readHandles(handles), partlyExpired)) {
        throw new TencentApiError("InvalidParameterValue", "An event handle is unknown or expired");
      }
      return {};
    },
  };
  return new Map([
    ["PullEvents", pull],
    ["ConfirmEvents", confirm],
  ]);
}

function readHandles(value: unknown): readonly string[] {
  if (value === undefined) {
    throw new TencentApiError("MissingParameter", "The parameter EventHandles is missing");
  }
  if (!Array.isArray(value) || !value.every((handle) => typeof handle === "string")) {
    throw new TencentApiError("InvalidParameterValue", "EventHandles is not a list of strings");
  }
  if (value.length < 1 || value.length > maxHandlesPerConfirm) {
    throw new TencentApiError("InvalidParameterValue", "EventHandles must have 1 to 16 handles");
  }
  return value;
}
