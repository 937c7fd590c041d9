import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@vod-events/cli";
import { loadConfig } from "@vod-events/config";
import { createVodEvents, type VodEvent } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { type CommandResult, type RunOptions, runInProcess } from "./run-in-process.js";

/** A line of `vod-events dev --json`. */
export type DevLine = Readonly<Record<string, unknown>> & { readonly kind: string };

/** A running `vod-events dev` in this process. */
export class DevRun {
  stdout = "";
  stderr = "";
  readonly ended: Promise<number>;
  #stop: () => void = () => {};
  #changed: () => void = () => {};
  #exitCode: number | undefined;

  constructor(argv: readonly string[], options: RunOptions) {
    const output = (name: "stdout" | "stderr") => ({
      write: (text: string, done?: () => void) => {
        this[name] += text;
        done?.();
        this.#changed();
      },
    });
    const { env = {}, cwd } = options;
    this.ended = run(["dev", "--port", "0", ...argv], {
      stdin: Object.assign(nothing(), { isTTY: false }),
      ...{ stdout: output("stdout"), stderr: output("stderr"), env, cwd },
      holdOpen: (stop) => {
        this.#stop = stop;
      },
    });
    this.ended.then((exitCode) => {
      this.#exitCode = exitCode;
      this.#changed();
    });
  }

  get lines(): readonly DevLine[] {
    return this.stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }

  get deliveries(): readonly DevLine[] {
    return this.lines.filter(({ kind }) => kind === "delivery");
  }

  /** Waits until output fulfills a condition. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      if (this.#exitCode !== undefined) throw new Error(`it ended: ${this.stderr}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }

  /** The printed variables. */
  async variables(): Promise<Readonly<Record<string, string>>> {
    await this.until(() => this.stdout.includes("\n"));
    return this.lines[0]?.variables as Readonly<Record<string, string>>;
  }

  async stop(): Promise<number> {
    this.#stop();
    return this.ended;
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** The project of a user: a folder with a config, and a place for the application. */
export class DevTestbed {
  readonly folder = mkdtempSync(join(tmpdir(), "vod-events-dev-"));
  readonly env = { XDG_CACHE_HOME: join(this.folder, "cache") };
  readonly #runs: DevRun[] = [];
  readonly #servers: Server[] = [];

  configure(config: object | string): void {
    const text = typeof config === "string" ? config : JSON.stringify(config);
    writeFileSync(join(this.folder, "vod-events.config.json"), text);
  }

  dev(...argv: readonly string[]): DevRun {
    const started = new DevRun(argv, { cwd: this.folder, env: this.env });
    this.#runs.push(started);
    return started;
  }

  /** Runs another command of the same user. */
  run(...argv: readonly string[]): Promise<CommandResult> {
    return runInProcess(argv, { cwd: this.folder, env: this.env });
  }

  /** Starts a server; returns its origin. */
  async serve(listener: RequestListener, port = 0): Promise<string> {
    const server = createServer(listener);
    this.#servers.push(server);
    await once(server.listen(port, "127.0.0.1"), "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Creates an application that is configured by the config file and variables. */
  async application(
    variables: Readonly<Record<string, string>>,
    provider: string,
  ): Promise<{ readonly handle: RequestListener; readonly events: VodEvent[] }> {
    const env = { ...variables, VOD_PROVIDER: provider };
    const searchFolder = join(import.meta.dirname, "../../../packages/cli");
    const { options } = await loadConfig({ cwd: this.folder, env, searchFolder });
    const vod = createVodEvents(options);
    const events: VodEvent[] = [];
    vod.on("*", (event) => void events.push(event));
    await vod.start();
    return { handle: nodeHandler(vod), events };
  }

  async close(): Promise<void> {
    await Promise.all(this.#runs.map((each) => each.stop()));
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Creates a new project for each test. */
export function devTestbed(): () => DevTestbed {
  let testbed: DevTestbed;
  beforeEach(() => {
    testbed = new DevTestbed();
  });
  afterEach(() => testbed.close());
  return () => testbed;
}

/** Reads the body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const text of request.setEncoding("utf8")) body += text;
  return body;
}

/** The files that a dev server may leave behind. */
export function hasServerFile(folder: string): boolean {
  return existsSync(join(folder, "dev-server.json"));
}
