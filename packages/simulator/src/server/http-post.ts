import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

/** What a callback request carries. */
export interface PostContent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Posts over a connection of its own and resolves to the status, or to `no_connection` where no answer
 * came or the signal was aborted. Sends no header of its own but host, connection and content-length,
 * follows no redirect and ignores the answer's body. (`fetch` would add headers no cloud sends.)
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
