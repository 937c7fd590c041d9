import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

/** The headers and body of a callback request. */
export interface PostContent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends a POST request over a new connection. Resolves to the response status, or to `no_connection` when there is no
 * response or the signal is aborted. Adds only the headers host, connection and content-length. Follows no redirect
 * and ignores the response body. (`fetch` would add headers that no cloud sends.)
 */
export function post(
  url: string,
  content: PostContent,
  signal: AbortSignal,
): Promise<number | "no_connection"> {
  const send = new URL(url).protocol === "https:" ? requestHttps : requestHttp;
  const body = Buffer.from(content.body);
  const headers = { ...content.headers, "content-length": body.length };
  return new Promise((resolve) => {
    const request = send(url, { method: "POST", headers, agent: false, signal }, (response) => {
      response.resume();
      resolve(response.statusCode ?? "no_connection");
    });
    request.on("error", () => resolve("no_connection"));
    request.end(body);
  });
}
