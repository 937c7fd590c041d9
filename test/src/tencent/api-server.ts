import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** One call that the server got. */
export interface ApiCall {
  readonly action: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
}

/** The behavior of the server for a call. */
export type ApiAnswer =
  | { readonly fields: Readonly<Record<string, unknown>> }
  | { readonly error: string; readonly message?: string }
  | { readonly status: number }
  | { readonly text: string }
  | "hang";

/** A server that speaks the form of Tencent Cloud's API. */
export interface ApiServer {
  readonly url: string;
  readonly calls: readonly ApiCall[];
  /** Resolves when a call has come in. */
  readonly called: Promise<void>;
  close(): void;
}

/** Starts an {@link ApiServer} on a free port of this machine. */
export async function startApi(answer: (call: ApiCall) => ApiAnswer): Promise<ApiServer> {
  const calls: ApiCall[] = [];
  const called = signal();
  const server = createServer(async (request, response) => {
    const { headers } = request;
    const body = JSON.parse(await text(request));
    const call = { action: String(headers["x-tc-action"]), body, headers };
    calls.push(call);
    called.resolve();
    send(response, answer(call));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    called: called.promise,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function signal() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function send(response: ServerResponse, answer: ApiAnswer): void {
  if (answer === "hang") return;
  if ("status" in answer) {
    response.writeHead(answer.status).end("a page of a gateway");
  } else if ("text" in answer) {
    response.end(answer.text);
  } else {
    const RequestId = "27217d38-95c0-4335-8532-e5154ffb03aa";
    const fields =
      "fields" in answer
        ? answer.fields
        : { Error: { Code: answer.error, Message: answer.message ?? "" } };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ Response: { ...fields, RequestId } }));
  }
}
