import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../processes/child.js";
import type { Usage } from "../servers/serve.js";
import { type Load, load } from "./load.js";
import type { Contender } from "./measure-in-rounds.js";

const seconds = 3;
const warmUpSeconds = 1;
/** If the server was less busy than this, the client limited the rate. */
const minBusy = 0.9;

/** A server in a process of its own that is loaded in rounds. */
export class LoadedServer implements Contender {
  readonly name: string;
  readonly #child: Child;
  readonly #port: number;
  #sent = 0;

  private constructor(name: string, child: Child, port: number) {
    this.name = name;
    this.#child = child;
    this.#port = port;
  }

  /** Starts one, and has it warm up. */
  static async start(name: string, script: string, settings: object): Promise<LoadedServer> {
    const { child, message: port } = await Child.start<number>(`servers/${script}`, settings);
    const server = new LoadedServer(name, child, port);
    await server.load({ seconds: warmUpSeconds });
    return server;
  }

  /** Requests a second, over some seconds. */
  async measure(): Promise<number> {
    return (await this.load({ seconds })).perSecond;
  }

  /** Loads it, and waits until it is done with all that it answered. */
  async load(options: {
    readonly seconds: number;
    readonly rate?: number;
  }): Promise<Load & Pick<Usage, "delayP99Milliseconds">> {
    await this.#usage();
    const result = await load({ port: this.#port, ...options });
    const { busy, delayP99Milliseconds } = await this.#usage();
    if (options.rate === undefined && options.seconds > warmUpSeconds && busy < minBusy) {
      process.stdout.write(`  note: ${this.name} was busy for ${Math.round(busy * 100)} % only\n`);
    }
    this.#sent += result.requests;
    while ((await this.#usage()).done < this.#sent) await sleep(50);
    return { ...result, delayP99Milliseconds };
  }

  stop(): Promise<void> {
    return this.#child.stop();
  }

  #usage(): Promise<Usage> {
    return this.#child.request<Usage>("usage");
  }
}
