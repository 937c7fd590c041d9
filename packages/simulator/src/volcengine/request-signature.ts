import { canonicalParameters, hmacSha256, sha256 } from "../primitives/hashing.js";
import { ApiError } from "../server/api-error.js";
import type { ApiRequest } from "../server/http-server.js";

/** The key pair of an account. */
export interface VolcengineCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** How far the time of a request may be from the cloud's time. */
const toleranceMs = 15 * 60_000;

const authorization =
  /^HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/vod\/request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/;

/** Who may call, from which region, at what time in milliseconds since 1970. */
export interface SignatureRules {
  /** The code of the error for another access key. */
  readonly unknownKey: string;
  readonly credentials: VolcengineCredentials;
  readonly region: string;
  readonly now: number;
}

/** Returns the parameters of a request, which are in its query. */
export function parametersOf({ target }: ApiRequest): ReadonlyMap<string, string> {
  return new Map(new URLSearchParams(target.split("?")[1] ?? ""));
}

/**
 * Authenticates a request by HMAC-SHA256. Throws a {@link ApiError}.
 *
 * @see https://www.volcengine.com/docs/6369/67269
 */
export function checkSignature(request: ApiRequest, rules: SignatureRules): void {
  const { credentials, region, now, unknownKey } = rules;
  const found = authorization.exec(request.headers.authorization ?? "");
  const [, id, day = "", signedRegion, names = "", signature] = found ?? [];
  const time = request.headers["x-date"] ?? "";
  if (id === undefined || !names.split(";").includes("x-date")) {
    throw new ApiError("MissingAuthenticationToken", "The request is not signed.");
  }
  if (id !== credentials.accessKeyId) {
    throw new ApiError(unknownKey, "The access key does not exist.");
  }
  const scope = [day, region, "vod", "request"];
  const text = ["HMAC-SHA256", time, scope.join("/"), sha256(canonical(request, names))];
  const expected = hmacSha256(signingKey(credentials.secretAccessKey, scope), text.join("\n"));
  if (signedRegion !== region || expected.toString("hex") !== signature) {
    throw new ApiError("SignatureDoesNotMatch", "The signature does not match.");
  }
  if (!(Math.abs(now - readTime(time)) <= toleranceMs)) {
    throw new ApiError("InvalidTimestamp", "The time is expired or not yet valid.");
  }
}

function canonical(request: ApiRequest, names: string): string {
  const { method, target, headers, body } = request;
  const query = canonicalParameters(parametersOf(request));
  const signed = names.split(";").map((name) => `${name}:${headers[name] ?? ""}\n`);
  const path = target.split("?")[0] ?? "/";
  return [method, path, query, signed.join(""), names, sha256(body)].join("\n");
}

function signingKey(secret: string, scope: readonly string[]): Buffer {
  return scope.reduce<Buffer>(hmacSha256, Buffer.from(secret));
}

/** Reads `20240101T000000Z`. */
function readTime(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5"));
}
