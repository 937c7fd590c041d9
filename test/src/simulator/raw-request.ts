import { type IncomingHttpHeaders, request } from "node:http";

/** A request with exactly these headers, Host included. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A response. */
export interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends requests that `fetch` does not permit: another Host header, a path that is not normalized. */
export function sendRaw(endpoint: string, raw: RawRequest): Promise<RawReply> {
  const { method, path, headers, body = "" } = raw;
  return new Promise((resolve, reject) => {
    const sending = request(endpoint, { method, path, headers, agent: false }, async (response) => {
      const chunks = await response.toArray();
      const { statusCode: status = 0 } = response;
      resolve({ status, headers: response.headers, body: Buffer.concat(chunks).toString() });
    });
    sending.on("error", reject);
    sending.end(body);
  });
}
