import { join } from "node:path";
import { acmeRequest } from "../core/acme.js";
import { Child } from "../sqlite/child.js";

/** The settings of a gateway in a process of its own. */
export interface GatewayOptions {
  /** The folder of its inboxes. */
  readonly folder: string;
  /** The URLs of the endpoints by name. */
  readonly urls: Readonly<Record<string, string>>;
  /** How far its clock is ahead of the machine's. */
  readonly aheadMs: number;
  readonly retryCapSeconds: number;
}

/** The memory of a gateway at a moment, in bytes. */
export interface Memory {
  readonly heapUsed: number;
  readonly rss: number;
}

/** Longer than a lease: the handlers' deadline and 10 s. */
const leaseMs = 13_000;

/** A gateway in a process of its own, which is started again after it is killed. */
export class Gateway {
  /** The memory once per second, also of killed processes. */
  readonly memory: Memory[] = [];
  readonly #options: Omit<GatewayOptions, "aheadMs">;
  #aheadMs = 0;
  #child: Child | undefined;
  #port = 0;

  constructor(options: Omit<GatewayOptions, "aheadMs">) {
    this.#options = options;
  }

  /** Resolves when it listens. */
  async start(): Promise<void> {
    const script = join(import.meta.dirname, "children", "gateway.js");
    const options = JSON.stringify({ ...this.#options, aheadMs: this.#aheadMs });
    const child = new Child(process.execPath, ["--expose-gc", script, options]);
    this.#child = child;
    this.#port = Number(await child.line());
    child.rest().then((lines) => this.memory.push(...lines.map((line) => JSON.parse(line))));
  }

  /** Kills it, and starts another one after the leases have expired. */
  async killAndRestart(): Promise<void> {
    await this.#child?.kill();
    this.#aheadMs += leaseMs;
    await this.start();
  }

  /** Delivers uploads until it acknowledges them. */
  async deliver(uploads: readonly string[]): Promise<void> {
    for (;;) {
      const { path, ...request } = acmeRequest({ uploads }, { time: Date.now() });
      const status = await fetch(`http://127.0.0.1:${this.#port}${path}`, request).then(
        (response) => response.arrayBuffer().then(() => response.status),
        () => 0,
      );
      if (status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Stops it; resolves when its process has ended. */
  async stop(): Promise<void> {
    this.#child?.process.stdin?.end();
    await this.#child?.ended;
  }
}
