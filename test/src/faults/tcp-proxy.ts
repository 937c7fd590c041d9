import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** How a proxy passes bytes on. It never changes or reorders them. */
export interface Passing {
  /** The longest wait before each piece. */
  readonly delayMs?: number;
  /** The largest piece. */
  readonly pieceBytes?: number;
}

/** A TCP proxy between the pool of an application and a server, which fails on request. */
export class TcpProxy {
  /** The port of the server that new connections lead to. */
  target: number;
  passing: Passing = {};
  readonly #server: Server;
  readonly #connections = new Set<Connection>();
  #isHalfOpen = false;
  #answers: Hold | undefined;

  private constructor(target: number) {
    this.target = target;
    this.#server = createServer((client) => this.#accept(client));
  }

  static async start(target: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on, all connections are open, and all bytes disappear. */
  becomeHalfOpen(): void {
    this.#isHalfOpen = true;
    for (const connection of this.#connections) connection.isDead = true;
  }

  /** New connections work again. The others stay half-open. */
  repair(): void {
    this.#isHalfOpen = false;
  }

  /** Holds back what the server sends. What clients send passes. */
  holdAnswers(): void {
    this.#answers ??= new Hold();
  }

  /** Closes all connections, without what is held back. */
  cut(): void {
    for (const connection of this.#connections) connection.close();
    this.#answers?.end();
    this.#answers = undefined;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(client: Socket): void {
    const connection = new Connection(client, connect(this.target, "127.0.0.1"));
    connection.isDead = this.#isHalfOpen;
    this.#connections.add(connection);
    const { server } = connection;
    const remove = () => void this.#connections.delete(connection);
    const parts = [
      connection.pass(client, server, (bytes) => this.#pieces(bytes)),
      connection.pass(server, client, (bytes) => this.#heldPieces(bytes)),
    ];
    Promise.all(parts).then(remove, remove);
  }

  async *#pieces(bytes: Buffer): AsyncIterable<Buffer> {
    const { delayMs = 0, pieceBytes = bytes.length } = this.passing;
    for (let start = 0; start < bytes.length; ) {
      const end = start + Math.ceil(Math.random() * pieceBytes);
      if (delayMs > 0) await sleep(Math.random() * delayMs);
      yield bytes.subarray(start, pieceBytes === bytes.length ? bytes.length : end);
      start = pieceBytes === bytes.length ? bytes.length : end;
    }
  }

  async *#heldPieces(bytes: Buffer): AsyncIterable<Buffer> {
    await this.#answers?.ended;
    yield* this.#pieces(bytes);
  }
}

/** A connection of a client, and the one to the server. */
class Connection {
  readonly client: Socket;
  readonly server: Socket;
  /** Whether its bytes disappear. Neither end learns that the other one has closed it. */
  isDead = false;

  constructor(client: Socket, server: Socket) {
    this.client = client;
    this.server = server;
    for (const socket of [client, server]) socket.setNoDelay(true).on("error", () => {});
  }

  close(): void {
    this.client.destroy();
    this.server.destroy();
  }

  /** Passes bytes on until one end closes the connection. */
  async pass(from: Socket, to: Socket, pieces: (bytes: Buffer) => AsyncIterable<Buffer>) {
    try {
      for await (const bytes of from) {
        if (this.isDead) continue;
        for await (const piece of pieces(bytes)) {
          if (!this.isDead && !to.destroyed && !to.write(piece)) await this.#drained(to);
        }
      }
    } catch {
      // The connection was reset.
    }
    if (!this.isDead) this.close();
  }

  async #drained(socket: Socket): Promise<void> {
    const ended = new AbortController();
    const { signal } = ended;
    await Promise.race([once(socket, "drain", { signal }), once(socket, "close", { signal })]);
    ended.abort();
  }
}

/** Something that is held back until its end. */
class Hold {
  readonly ended: Promise<void>;
  end: () => void = () => {};

  constructor() {
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }
}
