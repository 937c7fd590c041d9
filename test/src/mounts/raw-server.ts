import { createServer, type RequestListener, Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { acmeRequest } from "../core/acme.js";

/** A connection that sends the given bytes, one by one if needed. */
export interface RawConnection {
  readonly socket: Socket;
  readonly received: () => string;
  /** Resolves to everything received, when the server has hung up. */
  readonly ended: Promise<string>;
}

/** A server, and the raw connections to it, which it ends when it is closed. */
export class RawServer {
  inner = new Server();
  #sockets: Socket[] = [];

  async listen(made: Server | RequestListener): Promise<void> {
    this.inner = made instanceof Server ? made : createServer(made);
    await new Promise<void>((resolve) => this.inner.listen(0, "127.0.0.1", resolve));
  }

  open(): RawConnection {
    const socket = connect((this.inner.address() as AddressInfo).port, "127.0.0.1");
    this.#sockets.push(socket);
    let text = "";
    socket.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
    socket.on("error", () => undefined);
    const ended = new Promise<string>((resolve) => socket.on("close", () => resolve(text)));
    return { socket, received: () => text, ended };
  }

  close(): void {
    for (const socket of this.#sockets.splice(0)) socket.destroy();
    this.inner.closeAllConnections();
    this.inner.close();
  }
}

const { headers } = acmeRequest({ uploads: ["a"] });

/** The head of a delivery of one upload, with additional headers and the given request target. */
export function headTo(target: string, ...more: readonly string[]): string {
  const signature = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${target} HTTP/1.1\r\nhost: x\r\n${[...signature, ...more].join("")}\r\n`;
}

/** The same to the path of the made-up cloud. */
export function head(...more: readonly string[]): string {
  return headTo("/hooks/acme", ...more);
}

export function length(bytes: number): string {
  return `content-length: ${bytes}\r\n`;
}

/** The statuses of the responses that a connection received. */
export function statuses(text: string): readonly (string | undefined)[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, code]) => code);
}
