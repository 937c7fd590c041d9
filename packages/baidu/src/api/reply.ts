import { readName } from "@vod-events/core/provider";
import * as t from "io-ts";

/** An answer of the API. */
export interface ApiReply {
  readonly status: number;
  /** The text of the body; absent when it was too long to be one of the API. */
  readonly body: string | undefined;
  /** The `x-bce-request-id` header, where it looks like one. */
  readonly requestId: string | undefined;
}

/** What an error reply says. */
export interface ErrorReply {
  readonly code: string | undefined;
  /** The sentence, or all sentences where there are several; empty where there is none. */
  readonly message: string;
  readonly requestId: string | undefined;
}

/** The JSON of a body; absent when the body is not JSON. */
export function readJson(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return undefined;
  }
}

/**
 * Reads an error reply of any shape: Baidu documents `{requestId, code, message}`, but `message` can be
 * an object, and a gateway answers with HTML, nothing or `null`.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/1m057yiso
 */
export function readErrorReply(reply: ApiReply): ErrorReply {
  const json = readJson(reply.body);
  const { code, message, requestId } = t.UnknownRecord.is(json) ? json : {};
  return {
    code: readName(code),
    message: typeof message === "string" ? message : (JSON.stringify(message) ?? ""),
    requestId: readName(requestId) ?? reply.requestId,
  };
}
