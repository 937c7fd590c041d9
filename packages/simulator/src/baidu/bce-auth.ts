import { hmacSha256 } from "../primitives/hashing.js";
import { ApiError } from "../server/api-error.js";
import type { ApiRequest } from "../server/http-server.js";
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
 * {@link ApiError}.
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
    throw new ApiError("InvalidHTTPAuthHeader", "The Authorization header is missing or malformed");
  }
  if (accessKeyId !== credentials.accessKeyId) {
    throw new ApiError(
      "InvalidAccessKeyId",
      "The Access Key ID you provided does not exist in our records",
    );
  }
  const signingKey = hmacSha256(credentials.secretAccessKey, prefix).toString("hex");
  const expected = hmacSha256(signingKey, canonicalRequest(request, signedHeaders));
  if (expected.toString("hex") !== signature) {
    throw new ApiError("SignatureDoesNotMatch", "The signature does not match");
  }
  const age = (now - Date.parse(timestamp)) / 1000;
  if (!(age <= Number(lifetime) && age >= -toleratedAheadSeconds)) {
    throw new ApiError("RequestExpired", "Request has expired");
  }
}
