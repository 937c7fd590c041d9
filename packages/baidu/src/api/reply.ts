import { readName, readRecord } from "@vod-events/core/provider";

/** An API response. */
export interface ApiReply {
  readonly status: number;
  /** The body's text; absent when it is longer than any API response. */
  readonly body: string | undefined;
  /** The `x-bce-request-id` header, when it looks like an id. */
  readonly requestId: string | undefined;
}

/** The content of an error response. */
export interface ErrorReply {
  readonly code: string | undefined;
  /** The message, or all messages joined; empty when there is none. */
  readonly message: string;
  readonly requestId: string | undefined;
}

/** Parses a body as JSON; `undefined` when it is not JSON. */
export function readJson(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return undefined;
  }
}

/**
 * Reads an error response of any shape. Baidu documents `{requestId, code, message}`, but `message` can be an object,
 * and a gateway responds with HTML, nothing or `null`.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/1m057yiso
 */
export function readErrorReply(reply: ApiReply): ErrorReply {
  const json = readJson(reply.body);
  const { code, message, requestId } = readRecord(json) ?? {};
  return {
    code: readName(code),
    message: typeof message === "string" ? message : (JSON.stringify(message) ?? ""),
    requestId: readName(requestId) ?? reply.requestId,
  };
}
