import { createHash, randomUUID } from "node:crypto";
import type { LeasedEvent, LeasedQueue } from "../cloud/leased-queue.js";
import { ApiError } from "../server/api-error.js";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiRequest, ApiResponse } from "../server/http-server.js";
import { statusOf } from "./api-error.js";
import { checkQueueSignature } from "./queue-signature.js";
import type { AlibabaCredentials } from "./rpc-request.js";
import { type XmlContent, xmlDocument } from "./xml.js";

/** A message of the queue. */
export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  readonly enqueuedAt: number;
}

export interface AlibabaQueueApiOptions {
  readonly credentials: AlibabaCredentials;
  readonly queueName: string;
  readonly messages: LeasedQueue<QueueMessage>;
}

const actions = { GET: "BatchReceiveMessage", DELETE: "BatchDeleteMessage" } as const;
const mostMessages = 16;
const longestWaitSeconds = 30;

/** Tells whether a request is for the queue instead of the VOD API. */
export function isQueueRequest({ target }: ApiRequest): boolean {
  return target.startsWith("/queues/");
}

/**
 * Creates the API of Simple Message Queue: to receive and to delete messages in batches.
 *
 * @see https://www.alibabacloud.com/help/en/smq/developer-reference/batchreceivemessage
 */
export function alibabaQueueApi(options: AlibabaQueueApiOptions): CloudApi {
  return {
    actionOf: ({ method }) => actions[method as keyof typeof actions],
    run: (request) => run(request, options),
    errorResponse,
  };
}

async function run(request: ApiRequest, options: AlibabaQueueApiOptions): Promise<ApiResponse> {
  checkQueueSignature(request, options.credentials);
  const url = new URL(request.target, "http://queue.invalid");
  if (url.pathname !== `/queues/${options.queueName}/messages`) {
    throw new ApiError("QueueNotExist", "The queue name you provided is not exist.");
  }
  if (request.method === "DELETE") return remove(request.body.toString("utf8"), options);
  if (request.method === "GET") return receive(url.searchParams, request.signal, options);
  throw new ApiError("InvalidArgument", "The simulator receives and deletes messages only.");
}

async function receive(
  query: URLSearchParams,
  signal: AbortSignal,
  { messages }: AlibabaQueueApiOptions,
): Promise<ApiResponse> {
  const maxEvents = numberFrom(query, "numOfMessages", 1, mostMessages);
  const waitSeconds = numberFrom(query, "waitseconds", 0, longestWaitSeconds);
  const leased = await messages.pull({ maxEvents, waitSeconds, signal });
  if (leased.length === 0) throw new ApiError("MessageNotExist", "Message not exist.");
  const content = leased.map((message) => ["Message", messageElements(message)] as const);
  return response(200, xmlDocument("Messages", content));
}

function numberFrom(query: URLSearchParams, name: string, least: number, most: number): number {
  const value = Number(query.get(name) ?? least);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new ApiError("InvalidArgument", `The value of ${name} must be ${least} to ${most}.`);
}

function messageElements({ handle, event, expiresAt }: LeasedEvent<QueueMessage>): XmlContent {
  return [
    ["MessageId", event.id],
    ["ReceiptHandle", handle],
    ["MessageBody", event.body],
    ["MessageBodyMD5", createHash("md5").update(event.body).digest("hex").toUpperCase()],
    ["EnqueueTime", String(event.enqueuedAt)],
    ["NextVisibleTime", String(expiresAt)],
    ["FirstDequeueTime", String(event.enqueuedAt)],
    ["DequeueCount", "1"],
    ["Priority", "8"],
  ];
}

/** Valid handles are removed even when others are not. */
function remove(body: string, { messages }: AlibabaQueueApiOptions): ApiResponse {
  const handles = [...body.matchAll(/<ReceiptHandle>([^<]*)<\/ReceiptHandle>/g)].map(
    ([, handle = ""]) => handle,
  );
  if (handles.length < 1 || handles.length > mostMessages) {
    throw new ApiError("InvalidArgument", `The number of handles must be 1 to ${mostMessages}.`);
  }
  const invalid = messages.invalid(handles);
  messages.remove(handles);
  if (invalid.length === 0) return response(204, "");
  const errors = invalid.map((handle): [string, XmlContent] => [
    "Error",
    [
      ["ErrorCode", "MessageNotExist"],
      ["ErrorMessage", "Message not exist."],
      ["ReceiptHandle", handle],
    ],
  ]);
  return response(404, xmlDocument("Errors", errors));
}

function errorResponse(error: ApiError): ApiResponse {
  const content: XmlContent = [
    ["Code", error.code],
    ["Message", error.message],
    ["RequestId", randomUUID().toUpperCase()],
    ["HostId", "http://queue.mns.cn-shanghai.aliyuncs.com"],
  ];
  return response(statusOf(error), xmlDocument("Error", content));
}

function response(status: number, body: string): ApiResponse {
  return { status, headers: body === "" ? {} : { "content-type": "text/xml;charset=utf-8" }, body };
}
