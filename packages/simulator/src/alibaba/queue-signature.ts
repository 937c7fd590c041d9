import { createHmac } from "node:crypto";
import { ApiError } from "../server/api-error.js";
import type { ApiRequest } from "../server/http-server.js";
import type { AlibabaCredentials } from "./rpc-request.js";

/**
 * Authenticates a request to the queue. Throws an {@link ApiError}.
 *
 * @see https://www.alibabacloud.com/help/en/smq/developer-reference/signature
 */
export function checkQueueSignature(
  { method, target, headers }: ApiRequest,
  { accessKeyId, accessKeySecret }: AlibabaCredentials,
): void {
  const [, id, signature] = /^MNS ([^:]+):(.+)$/.exec(headers.authorization ?? "") ?? [];
  if (id === undefined) {
    throw new ApiError("MissingAuthorizationHeader", "The request is not signed.");
  }
  if (id !== accessKeyId) {
    throw new ApiError("InvalidAccessKeyId", "The AccessKey Id does not exist.");
  }
  const mnsHeaders = Object.keys(headers)
    .filter((name) => name.startsWith("x-mns-"))
    .sort()
    .map((name) => `${name}:${headers[name]}\n`)
    .join("");
  const named = ["content-md5", "content-type", "date"].map((name) => headers[name] ?? "");
  const text = [method, ...named, `${mnsHeaders}${target}`].join("\n");
  const expected = createHmac("sha1", accessKeySecret).update(text).digest("base64");
  if (expected === signature) return;
  throw new ApiError("SignatureDoesNotMatch", "The signature does not match.");
}
