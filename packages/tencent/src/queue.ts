import {
  isVodError,
  type Members,
  type QueueItem,
  type QueueLimits,
  type QueueSource,
  readList,
  readRecord,
} from "@vod-events/core/provider";
import type { TencentApi } from "./api/api.js";
import { errors } from "./api/api-error.js";
import { readId } from "./wire/field.js";

const limits: QueueLimits = {
  eventsPerPull: 16,
  handlesPerConfirm: 16,
  leaseSeconds: 30,
  longPollSeconds: 5,
  pullsPerSecond: 100,
  confirmsPerSecond: 100,
};

/**
 * The event queue ("reliable callback"), through `PullEvents` and `ConfirmEvents`.
 *
 * An event without a handle gets an empty one, which a confirm leaves out. Such an event cannot be confirmed, but it
 * is not lost and does not block the others.
 *
 * @see https://cloud.tencent.com/document/product/266/33433
 */
export function queueSource(api: TencentApi): QueueSource {
  return {
    limits,
    async pull(signal) {
      const response = await api("PullEvents", {}, signal).catch(readEmptyQueue);
      return readItems(response.EventSet);
    },
    async confirm(handles, signal) {
      const named = handles.filter((handle) => handle !== "");
      if (named.length > 0) await api("ConfirmEvents", { EventHandles: named }, signal);
    },
  };
}

/** An empty queue responds with an error: `ResourceNotFound`, observed with the message `no event`. */
function readEmptyQueue(error: unknown): Members {
  if (isVodError(error) && error.nativeCode === "ResourceNotFound") return {};
  throw error;
}

function readItems(events: unknown): readonly QueueItem[] {
  if (events !== undefined && events !== null && !Array.isArray(events)) {
    throw errors.invalidResponse("PullEvents", "an EventSet that is not a list");
  }
  return readList(events).map((json) => ({
    handle: readId(readRecord(json)?.EventHandle) ?? "",
    json,
  }));
}
