import { createHmac } from "node:crypto";
import { canonicalParameters, percentEncode } from "../primitives/hashing.js";
import { ApiError } from "../server/api-error.js";
import type { ApiRequest } from "../server/http-server.js";

/** The AccessKey pair of an account. */
export interface AlibabaCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** How far the timestamp of a request may be from the cloud's time. */
const toleranceMs = 15 * 60_000;

/** Returns the parameters of a request, from its query or its form. */
export function parametersOf({ method, target, body }: ApiRequest): ReadonlyMap<string, string> {
  const query = method === "POST" ? body.toString("utf8") : (target.split("?")[1] ?? "");
  return new Map(new URLSearchParams(query));
}

/**
 * Authenticates a request by signature version 1.0. Throws an {@link ApiError}.
 *
 * @param now the cloud's time in milliseconds since 1970
 * @see https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism
 */
export function checkRpcSignature(
  { method }: ApiRequest,
  parameters: ReadonlyMap<string, string>,
  { accessKeyId, accessKeySecret }: AlibabaCredentials,
  now: number,
): void {
  for (const name of ["AccessKeyId", "Signature", "SignatureNonce", "Timestamp", "Version"]) {
    if (!parameters.get(name)) throw missing(name);
  }
  if (parameters.get("AccessKeyId") !== accessKeyId) {
    throw new ApiError("InvalidAccessKeyId.NotFound", "Specified access key is not found.");
  }
  const signed = canonicalParameters([...parameters].filter(([name]) => name !== "Signature"));
  const text = `${method}&${percentEncode("/")}&${percentEncode(signed)}`;
  const signature = createHmac("sha1", `${accessKeySecret}&`).update(text).digest("base64");
  if (signature !== parameters.get("Signature")) {
    throw new ApiError(
      "SignatureDoesNotMatch",
      "Specified signature is not matched with our calculation.",
    );
  }
  const difference = Math.abs(now - Date.parse(parameters.get("Timestamp") ?? ""));
  if (!(difference <= toleranceMs)) {
    throw new ApiError(
      "InvalidTimeStamp.Expired",
      "Specified time stamp or date value is expired.",
    );
  }
}

/** Creates the error for a missing parameter. */
export function missing(name: string): ApiError {
  return new ApiError("MissingParameter", `The input parameter ${name} is not supplied.`);
}
