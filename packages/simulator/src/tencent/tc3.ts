import { hmacSha256, sha256 } from "../primitives/hashing.js";
import { ApiError } from "../server/api-error.js";
import type { ApiRequest } from "../server/http-server.js";

/** The API keys of an account. */
export interface TencentCredentials {
  readonly secretId: string;
  readonly secretKey: string;
}

interface Authorization {
  readonly secretId: string;
  readonly date: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const algorithm = "TC3-HMAC-SHA256";
const authorizationPattern =
  /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\/([^/]+)\/([^/]+)\/tc3_request, ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/;
const toleratedSkewSeconds = 300;

/**
 * Authenticates a request. Checks the key, then the signature, then the age; the cloud's order is unknown. Throws a
 * {@link ApiError}.
 *
 * @param now the cloud's time in milliseconds since 1970; SDKs sign with the system clock
 * @see https://www.tencentcloud.com/zh/document/product/1021/34193
 */
export function checkTc3(request: ApiRequest, credentials: TencentCredentials, now: number): void {
  const authorization = readAuthorization(request.headers.authorization);
  if (authorization.secretId !== credentials.secretId) {
    throw new ApiError("AuthFailure.SecretIdNotFound", "The SecretId is not found");
  }
  const timestamp = readTimestamp(request.headers["x-tc-timestamp"]);
  const signed = hostCandidates(request).some(
    (host) =>
      sign(request, credentials, authorization, timestamp, host) === authorization.signature,
  );
  if (!signed || !isScopeOf(authorization, request, timestamp)) {
    throw new ApiError("AuthFailure.SignatureFailure", "The signature does not match");
  }
  if (Math.abs(now / 1000 - timestamp) > toleratedSkewSeconds) {
    throw new ApiError("AuthFailure.SignatureExpire", "The signature has expired");
  }
}

function readAuthorization(text: string | undefined): Authorization {
  const [, secretId, date, service, signedHeaders, signature] =
    authorizationPattern.exec(text ?? "") ?? [];
  const invalid = new ApiError(
    "AuthFailure.InvalidAuthorization",
    "The Authorization header is missing or malformed",
  );
  if (!secretId || !date || !service || !signedHeaders || !signature) throw invalid;
  const names = signedHeaders.split(";");
  // Both headers must be signed. The code is inferred.
  if (!names.includes("content-type") || !names.includes("host")) throw invalid;
  return { secretId, date, service, signedHeaders: names, signature };
}

function readTimestamp(text: string | undefined): number {
  if (text === undefined) {
    throw new ApiError("MissingParameter", "The header X-TC-Timestamp is missing");
  }
  if (!/^\d{1,12}$/.test(text)) {
    throw new ApiError("InvalidParameterValue", "X-TC-Timestamp is not a time in seconds");
  }
  return Number(text);
}

/**
 * Checks the date and the service of a signature. The date must be the timestamp's. The cloud's service is `vod`, but
 * the Node.js SDK uses the first label of its endpoint's host name, which is `127` here.
 */
function isScopeOf(scope: Authorization, request: ApiRequest, timestamp: number): boolean {
  const firstLabel = (request.headers.host ?? "").split(".")[0];
  return scope.date === utcDate(timestamp) && ["vod", firstLabel].includes(scope.service);
}

/**
 * Returns the host values that a client may have signed. The Node.js SDK signs the host without its port, which real
 * endpoints do not have. Other clients sign the full value.
 */
function hostCandidates(request: ApiRequest): readonly string[] {
  const host = request.headers.host ?? "";
  return [host, host.replace(/:\d+$/, "")];
}

function sign(
  request: ApiRequest,
  credentials: TencentCredentials,
  { date, service, signedHeaders }: Authorization,
  timestamp: number,
  host: string,
): string {
  const headers = signedHeaders.map((name) => {
    const value = (name === "host" ? host : (request.headers[name] ?? "")).trim();
    // The content type is signed unchanged, other values in lower case.
    return `${name}:${name === "content-type" ? value : value.toLowerCase()}\n`;
  });
  const [path, ...query] = request.target.split("?");
  const canonical = [
    request.method,
    path,
    query.join("?"),
    headers.join(""),
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
  const scope = `${date}/${service}/tc3_request`;
  const text = [algorithm, timestamp, scope, sha256(canonical)].join("\n");
  const dateKey = hmacSha256(`TC3${credentials.secretKey}`, date);
  const signingKey = hmacSha256(hmacSha256(dateKey, service), "tc3_request");
  return hmacSha256(signingKey, text).toString("hex");
}

function utcDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
