import { createHmac } from "node:crypto";

/** The signed parts. */
export interface SignedRequest {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly method: string;
  readonly path: string;
  /** The signed headers, in the order of their names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly date: string;
}

/** The Authorization header of a request, by the documented rules and without Baidu's SDK. */
export function authorizationOf(request: SignedRequest): string {
  const prefix = `bce-auth-v1/${request.accessKeyId}/${request.date}/1800`;
  const names = Object.keys(request.headers);
  const lines = names.map((name) => `${name}:${encodeURIComponent(request.headers[name] ?? "")}`);
  const canonical = [request.method, request.path, "", ...lines].join("\n");
  const signature = hmac(hmac(request.secretAccessKey, prefix), canonical);
  return `${prefix}/${names.join(";")}/${signature}`;
}

function hmac(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}
