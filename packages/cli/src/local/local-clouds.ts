import type { DeliveryMode } from "@vod-events/core/provider";
import { usage } from "../io/failure.js";
import { type AppliedConfig, type LocalCloud, startLocalCloud } from "./local-cloud.js";
import type { LocalConfig } from "./local-config.js";
import { type LocalServer, openLocalServer, type Serve } from "./local-server.js";
import { Relay } from "./relay.js";
import { storedSigningKey } from "./signing-key.js";
import type { Simulators } from "./simulators.js";

/** How simulated clouds are started. */
export interface LocalCloudsOptions {
  readonly simulators: Simulators;
  /** The port for callbacks; the clouds use those after it. 0 for any free ports. */
  readonly port: number;
  /** The base of the callback URLs of the application; `undefined` to forward nothing. */
  readonly forwardTo: URL | undefined;
  readonly keyFile: string;
  /** Divides the waits before retries. Default 1. */
  readonly retrySpeed?: number;
  /** Serves a request that is no callback. */
  readonly serve: Serve;
}

/** The simulated clouds of a project, and the server that receives their callbacks. */
export class LocalClouds {
  readonly relay: Relay;
  /** The signing key of all clouds that do not generate their own. */
  signingKey = "";
  /** How the clouds deliver events. */
  mode: DeliveryMode = "push";
  #running: readonly LocalCloud[] = [];
  readonly #options: LocalCloudsOptions;
  readonly #server: LocalServer;

  private constructor(options: LocalCloudsOptions, relay: Relay, server: LocalServer) {
    this.#options = options;
    this.relay = relay;
    this.#server = server;
  }

  /**
   * Opens the server without clouds.
   *
   * @throws CommandFailure when the port is in use, or the application would be the server itself
   */
  static async open(options: LocalCloudsOptions): Promise<LocalClouds> {
    rejectLoop(options);
    const relay = new Relay(options.forwardTo?.origin);
    let clouds: LocalClouds | undefined;
    const server = await openLocalServer(options.port, async (request, response) => {
      const path = request.target.split("?")[0];
      const local = clouds?.running.find(({ url }) => url && new URL(url).pathname === path);
      if (local === undefined) return options.serve(request, response);
      const { status, headers = [] } = await relay.receive(local, request);
      if (typeof status === "number") response.writeHead(status, [...headers]).end();
      else response.destroy();
    });
    clouds = new LocalClouds(options, relay, server);
    return clouds;
  }

  get running(): readonly LocalCloud[] {
    return this.#running;
  }

  get port(): number {
    return this.#server.port;
  }

  /** The base of the callback URLs that the clouds call. It has the path and query of the application's. */
  get base(): string {
    const { pathname = "/vod", search = "" } = this.#options.forwardTo ?? {};
    return `http://127.0.0.1:${this.port}${pathname}${search}`;
  }

  /**
   * Starts and stops clouds so that those of a config run, and applies its callback config to them. A new cloud that
   * does not support it is stopped.
   *
   * @throws CommandFailure when a port is in use
   */
  async apply(config: LocalConfig, signal: AbortSignal): Promise<readonly AppliedConfig[]> {
    const { keyFile } = this.#options;
    const before = this.#running;
    const kept = before.filter(({ name, provider: { id } }) =>
      config.clouds.some((wanted) => wanted.name === name && wanted.id === id),
    );
    this.#running = kept;
    await closeAll(before.filter((each) => !kept.includes(each)));
    for (const wanted of config.clouds) {
      if (signal.aborted || kept.some(({ name }) => name === wanted.name)) continue;
      const port = this.#portOf(wanted.id);
      const { simulators, retrySpeed = 1 } = this.#options;
      const options = { adapters: config.adapters, simulators, port, retrySpeed };
      this.#running = [...this.#running, await startLocalCloud(wanted, options)];
    }
    const providers = this.#running.map(({ provider }) => provider);
    if (before.length === 0) this.signingKey = await storedSigningKey(keyFile, providers);
    const { mode, events } = config;
    this.mode = mode;
    const settings = { base: this.base, mode, events, keyFile };
    const applied: AppliedConfig[] = [];
    // One after another, because clouds that generate keys write them to the same file.
    for (const local of this.#running) applied.push(await local.apply(settings, signal));
    const failed = applied.filter(({ error }) => error !== undefined).map(({ name }) => name);
    // A cloud that ran before keeps its config.
    const useless = this.#running.filter(
      (each) => failed.includes(each.name) && !kept.includes(each),
    );
    this.#running = this.#running.filter((each) => !useless.includes(each));
    await closeAll(useless);
    return applied;
  }

  /** Stops everything. */
  async close(): Promise<void> {
    this.relay.close();
    await Promise.all([closeAll(this.#running), this.#server.close()]);
  }

  /** Each cloud has the same port in every run, so that an application still finds it. */
  #portOf(id: string): number {
    const { port, simulators } = this.#options;
    return port === 0 ? 0 : port + 1 + Object.keys(simulators).indexOf(id);
  }
}

function rejectLoop({ forwardTo, port }: LocalCloudsOptions): void {
  if (forwardTo === undefined || Number(forwardTo.port) !== port) return;
  if (!["localhost", "127.0.0.1", "[::1]"].includes(forwardTo.hostname)) return;
  const message = `--forward-to: port ${port} is that of this command. Name the port of the application`;
  throw usage(message);
}

async function closeAll(clouds: readonly LocalCloud[]): Promise<void> {
  await Promise.all(clouds.map(({ cloud }) => cloud.close()));
}
