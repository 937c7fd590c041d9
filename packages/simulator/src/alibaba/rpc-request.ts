import { createHmac } from "node:crypto";
import type { ApiRequest } from "../server/http-server.js";
import { AlibabaApiError } from "./api-error.js";

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
 * Authenticates a request by signature version 1.0. Throws an {@link AlibabaApiError}.
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
    throw new AlibabaApiError("InvalidAccessKeyId.NotFound", "Specified access key is not found.");
  }
  const signed = [...parameters]
    .filter(([name]) => name !== "Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const text = `${method}&${encode("/")}&${encode(signed)}`;
  const signature = createHmac("sha1", `${accessKeySecret}&`).update(text).digest("base64");
  if (signature !== parameters.get("Signature")) {
    throw new AlibabaApiError(
      "SignatureDoesNotMatch",
      "Specified signature is not matched with our calculation.",
    );
  }
  const difference = Math.abs(now - Date.parse(parameters.get("Timestamp") ?? ""));
  if (!(difference <= toleranceMs)) {
    throw new AlibabaApiError(
      "InvalidTimeStamp.Expired",
      "Specified time stamp or date value is expired.",
    );
  }
}

/** Creates the error for a missing parameter. */
export function missing(name: string): AlibabaApiError {
  return new AlibabaApiError("MissingParameter", `The input parameter ${name} is not supplied.`);
}

function encode(text: string): string {
  const percentEncoded = (character: string) =>
    `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, percentEncoded);
}
