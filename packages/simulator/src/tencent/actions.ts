import { TencentApiError } from "./api-error.js";
import type { TencentConfigStore } from "./config.js";
import { pulledEvent } from "./event.js";
import type { EventQueue, PartlyExpiredConfirm } from "./queue.js";

/** One action of the API. */
export interface TencentAction {
  /** What may be passed, besides SubAppId. */
  readonly parameters: readonly string[];
  /** Gives the members of the response. Throws a `TencentApiError`. */
  run(parameters: Readonly<Record<string, unknown>>, signal: AbortSignal): object | Promise<object>;
}

const handlesPerConfirm = 16;

/** The actions on the callback config. `extra` has extra members for a read. */
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
 * The actions on the queue. They work in either mode: in PUSH no event comes in, and what becomes of
 * those that already wait when the mode is changed is unknown; here they stay.
 */
export function queueActions(
  queue: EventQueue,
  partlyExpired: PartlyExpiredConfirm,
): ReadonlyMap<string, TencentAction> {
  const pull: TencentAction = {
    parameters: ["ExtInfo"],
    async run(_parameters, signal) {
      const events = await queue.pull(signal);
      // An empty queue is an error, and no empty list.
      if (events.length === 0) throw new TencentApiError("ResourceNotFound", "no event");
      return { EventSet: events.map(({ event, handle }) => pulledEvent(event, handle)) };
    },
  };
  const confirm: TencentAction = {
    parameters: ["EventHandles", "ExtInfo"],
    run({ EventHandles: handles }) {
      // That this is what the cloud answers for handles that expired is inferred.
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
    throw new TencentApiError("InvalidParameterValue", "EventHandles is no list of texts");
  }
  if (value.length < 1 || value.length > handlesPerConfirm) {
    throw new TencentApiError("InvalidParameterValue", "EventHandles takes 1 to 16 handles");
  }
  return value;
}
