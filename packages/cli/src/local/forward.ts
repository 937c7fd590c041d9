import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { systemCode } from "../io/system-code.js";
import type { ReceivedRequest } from "./received-request.js";

/** The response of the application without its body, or why there is none: with the code of the system's error. */
export type Forwarded =
  | { readonly status: number; readonly headers?: readonly string[] }
  | { readonly status: "no_connection"; readonly code: string; readonly headers?: never }
  | { readonly status: "timeout"; readonly headers?: never };

/** The headers of one connection and its bodies, which are not forwarded, and the host, which is that of the application. */
const connectionHeaders = /^(connection|keep-alive|transfer-encoding|content-length|host|expect)$/i;

/** Sends a request to the application as it was received: method, path, query, headers and bytes. */
export function forward(request: ReceivedRequest, origin: string): Promise<Forwarded> {
  const { method, target, rawHeaders, body, signal } = request;
  const url = new URL(origin);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const headers = forwardedHeaders(rawHeaders);
  headers.push("Host", url.host, "Content-Length", String(body.byteLength));
  return new Promise((resolve) => {
    const { hostname, port } = url;
    const options = { hostname, port, path: target, method, headers, agent: false, signal };
    const outgoing = send(options, (response) => {
      response.resume();
      const { statusCode = 500, rawHeaders } = response;
      resolve({ status: statusCode, headers: forwardedHeaders(rawHeaders) });
    });
    outgoing.on("error", (error) => {
      const code = systemCode(error);
      resolve(signal.aborted ? { status: "timeout" } : { status: "no_connection", code });
    });
    outgoing.end(body);
  });
}

function forwardedHeaders(rawHeaders: readonly string[]): string[] {
  return [...pairs(rawHeaders)].filter(([name]) => !connectionHeaders.test(name)).flat();
}

function* pairs(rawHeaders: readonly string[]): Generator<readonly [string, string]> {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    yield [rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""];
  }
}
