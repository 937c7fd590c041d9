import { canonicalParameters, percentEncode } from "../primitives/hashing.js";
import { ApiError } from "../server/api-error.js";
import type { ApiRequest } from "../server/http-server.js";

const contentHeaders = ["host", "content-length", "content-type", "content-md5"];

/**
 * Returns the string that a request signature covers: the method, path, query and named headers.
 *
 * @see https://cloud.baidu.com/doc/Reference/s/njwvz1yfu
 */
export function canonicalRequest(request: ApiRequest, signedHeaders: readonly string[]): string {
  const [path = "", ...query] = request.target.split("?");
  return [
    request.method,
    path.split("/").map(decode).map(percentEncode).join("/"),
    canonicalQuery(query.join("?")),
    canonicalHeaders(request, signedHeaders),
  ].join("\n");
}

/** Returns the signed headers of a client that names none, such as Baidu's Java SDK. This default is inferred. */
export function defaultSignedHeaders(request: ApiRequest): readonly string[] {
  return Object.keys(request.headers).filter(
    (name) => contentHeaders.includes(name) || name.startsWith("x-bce-"),
  );
}

function canonicalQuery(query: string): string {
  const pairs = query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [decode(name), decode(value.join("="))] as const;
    });
  return canonicalParameters(pairs.filter(([name]) => name.toLowerCase() !== "authorization"));
}

function canonicalHeaders(request: ApiRequest, names: readonly string[]): string {
  return names
    .map((name) => [name, (request.headers[name] ?? "").trim()] as const)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${percentEncode(name)}:${percentEncode(value)}`)
    .sort()
    .join("\n");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ApiError("InvalidURI", "Could not parse the specified URI");
  }
}
