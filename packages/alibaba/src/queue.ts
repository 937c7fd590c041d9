import {
  callWithTimeout,
  omitUndefined,
  type QueueItem,
  type QueueLimits,
  type QueueSource,
  readList,
  readNumber,
  readRecord,
  readText,
} from "@vod-events/core/provider";
import { errors } from "./api/api-error.js";
import type { AlibabaSettings } from "./api/options.js";
import type { QueueSettings } from "./api/queue-options.js";
import { readMessageBody } from "./queue/message-body.js";
import type { MnsReply } from "./queue/mns-client.js";
import { mnsCodeOf, mnsError } from "./queue/mns-error.js";

/**
 * The limits of Simple Message Queue. A lease is an attribute of the queue; 30 seconds is its default, and each
 * message names its own end. The rates are far below those of the service.
 *
 * @see https://www.alibabacloud.com/help/en/smq/developer-reference/batchreceivemessage
 */
const limits: QueueLimits = {
  eventsPerPull: 16,
  handlesPerConfirm: 16,
  leaseSeconds: 30,
  longPollSeconds: 10,
  pullsPerSecond: 100,
  confirmsPerSecond: 100,
};

/** The queue of Simple Message Queue that VOD writes to, through the client of the option `queue`. */
export function queueSource({ queue, timeoutSeconds }: AlibabaSettings): QueueSource {
  const call = (
    action: string,
    seconds: number,
    run: (queue: QueueSettings) => Promise<MnsReply>,
    signal: AbortSignal | undefined,
  ) =>
    callWithTimeout(async () => run(queue ?? missingQueue()), {
      ...{ provider: "alibaba", name: action, timeoutSeconds: seconds, signal },
      errorOf: (error) => mnsError(error, action),
    });

  return {
    limits,
    ...(queue && { address: addressOf(queue) }),
    async pull(signal) {
      const seconds = limits.longPollSeconds + timeoutSeconds;
      const receive = ({ client, name }: QueueSettings) =>
        client
          .batchReceiveMessage(name, limits.eventsPerPull, limits.longPollSeconds)
          .catch(readEmptyQueue);
      const { body } = await call("BatchReceiveMessage", seconds, receive, signal);
      if (body !== undefined && !Array.isArray(body)) {
        throw errors.invalidResponse(
          "BatchReceiveMessage",
          "something else than a list of messages",
        );
      }
      return readList(body).map(itemOf);
    },
    async confirm(handles, signal) {
      const remove = ({ client, name }: QueueSettings) => client.batchDeleteMessage(name, handles);
      const { body } = await call("BatchDeleteMessage", timeoutSeconds, remove, signal);
      const failed = readList(body)
        .map((error) => readText(readRecord(error)?.ReceiptHandle))
        .filter((handle) => handle !== undefined);
      return { failed };
    },
  };
}

/** The address of a queue, as the callback config has it in two settings. */
export function addressOf({ endpoint, name }: Pick<QueueSettings, "endpoint" | "name">): string {
  return `${endpoint.replace(/\/$/, "")}/queues/${name}`;
}

function missingQueue(): never {
  throw errors.failed(
    "config_invalid",
    "alibaba.queue: missing. Set it to { client, name }, with a client of @alicloud/mns",
  );
}

/** An empty queue responds with an error. */
function readEmptyQueue(error: unknown): MnsReply {
  if (mnsCodeOf(error) === "MessageNotExist") return {};
  throw error;
}

function itemOf(message: unknown): QueueItem {
  const { ReceiptHandle, MessageBody, NextVisibleTime } = readRecord(message) ?? {};
  const until = readNumber(NextVisibleTime);
  return {
    handle: readText(ReceiptHandle) ?? "",
    json: readMessageBody(readText(MessageBody) ?? ""),
    ...omitUndefined({ leasedUntil: until === undefined ? undefined : new Date(until) }),
  };
}
