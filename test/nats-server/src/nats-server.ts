import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@nats-io/transport-node";

/** Whether `nats-server` is on the PATH. */
export const isInstalled = spawnSync("nats-server", ["--version"]).status === 0;

/** What a server differs in. */
export interface ServerOptions {
  /** Further lines of the config file. */
  readonly config?: string;
  /** Whether JetStream is on. Default true. */
  readonly jetStream?: boolean;
  /** The folder of JetStream. Default: one of the server's own, which is deleted with it. */
  readonly storeFolder?: string;
  /** The limit of what JetStream stores. Default 1 GB. */
  readonly maxFileStore?: string;
}

/** A `nats-server` that a test starts, kills and starts again on the same data and port. */
export class NatsServer {
  readonly port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), "vod-events-nats-"));
  #child: ChildProcess | undefined;
  #log = "";

  private constructor(port: number, options: ServerOptions) {
    const { config = "", jetStream = true, storeFolder = this.#folder } = options;
    const { maxFileStore = "1GB" } = options;
    this.port = port;
    const settings = `store_dir: ${JSON.stringify(storeFolder)}, max_file_store: ${maxFileStore}`;
    const store = `jetstream { ${settings} }`;
    const lines = [`listen: 127.0.0.1:${port}`, jetStream ? store : "", config];
    writeFileSync(this.#configFile, lines.join("\n"));
    process.once("exit", this.#killAtExit);
  }

  static async start(options: ServerOptions = {}): Promise<NatsServer> {
    const server = new NatsServer(await freePort(), options);
    await server.start();
    return server;
  }

  /** Starts the servers of a cluster. */
  static async startCluster(count: number): Promise<NatsServer[]> {
    const ports = await Promise.all(Array.from({ length: count }, freePort));
    const routes = ports.map((port) => `nats://127.0.0.1:${port}`).join(", ");
    const servers = await Promise.all(
      ports.map(async (port, index) => {
        const cluster = `cluster { name: test, listen: 127.0.0.1:${port}, routes: [${routes}] }`;
        const config = `server_name: s${index}\n${cluster}`;
        return new NatsServer(await freePort(), { config });
      }),
    );
    await Promise.all(servers.map((server) => server.start()));
    return servers;
  }

  get url(): string {
    return `127.0.0.1:${this.port}`;
  }

  get #configFile(): string {
    return join(this.#folder, "server.conf");
  }

  readonly #killAtExit = () => {
    this.#child?.kill("SIGKILL");
  };

  /** Starts the process and waits until it accepts connections. */
  async start(): Promise<void> {
    const child = spawn("nats-server", ["-c", this.#configFile], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#log = (this.#log + text).slice(-4000);
    });
    this.#child = child;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`nats-server does not start: ${this.#log}`);
      try {
        // The connection of another user is refused by a server that is ready.
        const connection = await connect({ servers: this.url, reconnect: false, timeout: 1000 });
        return await connection.close();
      } catch (error) {
        if (error instanceof Error && error.name === "AuthorizationError") return;
        await sleep(20);
      }
    }
  }

  /** Ends the process in order. */
  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  /** Ends the process as a crash does. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  /** Ends the process and deletes its data. */
  async remove(): Promise<void> {
    await this.kill();
    process.removeListener("exit", this.#killAtExit);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return;
    const exit = once(child, "exit");
    if (child.kill(signal)) await exit;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
