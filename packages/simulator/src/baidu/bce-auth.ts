import { createHmac } from "node:crypto";
import type { ApiRequest } from "../server/http-server.js";
import { BaiduApiError } from "./api-error.js";
import { canonicalRequest, defaultSignedHeaders } from "./canonical-request.js";

/** The API keys of an account. */
export interface BaiduCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const authorizationPattern =
  /^(bce-auth-v1\/([^/]+)\/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\/(\d{1,9}))\/([^/]*)\/([0-9a-f]{64})$/;
/** How far the timestamp may be in the future. The value is from another Baidu product; VOD's is unknown. */
const toleratedAheadSeconds = 1800;

/**
 * Authenticates a request. Checks the key, then the signature, then the age; the cloud's order is unknown. Throws a
 * {@link BaiduApiError}.
 *
 * @param now the cloud's time in milliseconds since 1970; SDKs sign with the system clock
 * @see https://cloud.baidu.com/doc/Reference/s/njwvz1yfu
 */
export function checkBceAuth(
  request: ApiRequest,
  credentials: BaiduCredentials,
  now: number,
): void {
  const [, prefix = "", accessKeyId, timestamp = "", lifetime, headers = "", signature] =
    authorizationPattern.exec(request.headers.authorization ?? "") ?? [];
  const signedHeaders = headers === "" ? defaultSignedHeaders(request) : headers.split(";");
  // Inferred: the cloud rejects a signature that does not cover the host, with this code.
  if (signature === undefined || !signedHeaders.includes("host")) {
    throw new BaiduApiError(
      "InvalidHTTPAuthHeader",
      "The Authorization header is missing or malformed",
    );
  }
  if (accessKeyId !== credentials.accessKeyId) {
    throw new BaiduApiError(
      "InvalidAccessKeyId",
      "The Access Key ID you provided does not exist in our records",
    );
  }
  const signingKey = hmac(credentials.secretAccessKey, prefix);
  if (hmac(signingKey, canonicalRequest(request, signedHeaders)) !== signature) {
    throw new BaiduApiError("SignatureDoesNotMatch", "The signature does not match");
  }
  const age = (now - Date.parse(timestamp)) / 1000;
  if (!(age <= Number(lifetime) && age >= -toleratedAheadSeconds)) {
    throw new BaiduApiError("RequestExpired", "Request has expired");
  }
}

function hmac(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}
