import { invalidOption, originOf, readRecord, type VodError } from "@vod-events/core/provider";
import type { MnsClient } from "../queue/mns-client.js";

/** The queue of Simple Message Queue (SMQ, formerly MNS) that VOD writes events to. */
export interface AlibabaQueueOptions {
  /** A client of `@alicloud/mns`, with the credentials of the queue's account. */
  readonly client: MnsClient;
  /** The name of the queue. */
  readonly name: string;
  /**
   * The public endpoint of the queue's account and region, which VOD writes to. Default: the endpoint of the client,
   * which must be public then.
   */
  readonly endpoint?: string | undefined;
}

/** Validated {@link AlibabaQueueOptions}. */
export interface QueueSettings {
  readonly client: MnsClient;
  readonly name: string;
  readonly endpoint: string;
}

const endpointRule =
  "must be the public endpoint of Simple Message Queue, such as http://1234567890.mns.cn-shanghai.aliyuncs.com";

/**
 * Validates the option `queue`.
 *
 * @throws VodError `config_invalid`
 */
export function checkQueue(queue: AlibabaQueueOptions | undefined): QueueSettings | undefined {
  if (queue === undefined) return undefined;
  const { client, name } = readRecord(queue) ?? {};
  const methods = readRecord(client);
  if (
    typeof methods?.batchReceiveMessage !== "function" ||
    typeof methods.batchDeleteMessage !== "function"
  ) {
    throw invalid("client", "must be a client of @alicloud/mns");
  }
  if (typeof name !== "string" || !/^[\w-]{1,120}$/.test(name)) {
    const rule = "must be the name of a queue: letters, digits, hyphens and underscores";
    throw invalid("name", rule);
  }
  return { client: queue.client, name, endpoint: endpointOf(queue) };
}

/** VOD cannot reach internal endpoints; the client may use one. */
function endpointOf({ endpoint, client }: AlibabaQueueOptions): string {
  const given = endpoint ?? client.endpoint ?? "";
  const origin = originOf(given)?.origin;
  if (origin === undefined || /-internal(-vpc)?\./.test(origin)) {
    throw invalid("endpoint", endpointRule);
  }
  return origin;
}

function invalid(option: keyof AlibabaQueueOptions, rule: string): VodError {
  return invalidOption("alibaba", `alibaba.queue.${option}`, rule);
}
