import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A callback as it came. */
export interface ReceivedCallback {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that takes callbacks. */
export interface CallbackReceiver {
  readonly url: string;
  readonly received: readonly ReceivedCallback[];
  /** The statuses of the next responses, in order; then 200. */
  answers: (number | "nothing" | "hang_up")[];
  close(): void;
}

/** Starts a {@link CallbackReceiver} on any free port. */
export async function callbackReceiver(): Promise<CallbackReceiver> {
  const received: ReceivedCallback[] = [];
  const server = createServer(async (message, response) => {
    const body = await text(message);
    const { method = "", url = "", headers } = message;
    received.push({ method, path: url, headers, body });
    const answer = receiver.answers.shift() ?? 200;
    if (answer === "hang_up") message.socket.destroy();
    else if (answer !== "nothing") response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: CallbackReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?tenant=1`,
    received,
    answers: [],
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}
