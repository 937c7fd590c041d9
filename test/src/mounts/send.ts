import { type OutgoingHttpHeaders, request } from "node:http";

/** A request, said exactly: no header is added but the length. */
export interface RequestParts {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | undefined;
  /** Sent in parts, without a length. */
  readonly chunked?: boolean;
}

/** A response. */
export interface ResponseParts {
  readonly status: number | undefined;
  readonly allow: string | undefined;
  readonly body: string;
}

/** Sends a request and reads the answer; unlike `fetch`, it adds no content type. */
export function send(url: string, sending: RequestParts): Promise<ResponseParts> {
  const { method = "POST", headers = {}, body = "", chunked = false } = sending;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, async (incoming) => {
      let text = "";
      for await (const part of incoming.setEncoding("utf8")) text += part;
      resolve({ status: incoming.statusCode, allow: incoming.headers.allow, body: text });
    });
    outgoing.on("error", reject);
    if (!chunked) {
      outgoing.end(body);
      return;
    }
    outgoing.setHeader("transfer-encoding", "chunked");
    const middle = Math.floor(body.length / 2);
    outgoing.write(body.slice(0, middle), () => outgoing.end(body.slice(middle)));
  });
}
