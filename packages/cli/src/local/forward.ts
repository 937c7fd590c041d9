import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { systemCode } from "../io/system-code.js";
import type { ReceivedRequest } from "./received-request.js";

/** The response status of the application, or why there is none: with the code of the system's error. */
export type Forwarded =
  | { readonly status: number }
  | { readonly status: "no_connection"; readonly code: string }
  | { readonly status: "timeout" };

/** The headers of one connection, which are not forwarded, and the host, which is that of the application. */
const connectionHeaders = /^(connection|keep-alive|transfer-encoding|content-length|host|expect)$/i;

/** Sends a request to the application as it was received: method, path, query, headers and bytes. */
export function forward(request: ReceivedRequest, origin: string): Promise<Forwarded> {
  const { method, target, rawHeaders, body, signal } = request;
  const url = new URL(origin);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const headers = [...pairs(rawHeaders)].filter(([name]) => !connectionHeaders.test(name)).flat();
  headers.push("Host", url.host, "Content-Length", String(body.byteLength));
  return new Promise((resolve) => {
    const { hostname, port } = url;
    const options = { hostname, port, path: target, method, headers, agent: false, signal };
    const outgoing = send(options, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 500 });
    });
    outgoing.on("error", (error) => {
      const code = systemCode(error);
      resolve(signal.aborted ? { status: "timeout" } : { status: "no_connection", code });
    });
    outgoing.end(body);
  });
}

function* pairs(rawHeaders: readonly string[]): Generator<readonly [string, string]> {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    yield [rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""];
  }
}
