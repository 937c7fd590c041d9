import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import type { AnySimulatedCloud, SimulationOptions } from "@vod-events/simulator";
import { Canaries } from "../leak/canaries.js";
import { adapters, type RecordedCloud, recordedClouds, variablesOf } from "./recorded-clouds.js";
import { type CommandResult, type RunOptions, runInProcess } from "./run-in-process.js";

/** A cloud, an application and a config of it, in which every setting that can be private is a canary. */
class Recording {
  readonly canaries = new Canaries();
  readonly folder = mkdtempSync(join(tmpdir(), `vod-events-${this.canaries.plant("the folder")}-`));
  readonly #adapter: RecordedCloud;
  readonly #server: Server;
  #cloud: AnySimulatedCloud | undefined;
  #env: Readonly<Record<string, string>> = {};

  private constructor(adapter: RecordedCloud, server: Server) {
    this.#adapter = adapter;
    this.#server = server;
  }

  /** Starts the cloud and the application, whose config is not applied yet. */
  static async start(adapter: RecordedCloud, options: SimulationOptions = {}): Promise<Recording> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const recording = new Recording(adapter, server);
    await recording.#open(options);
    return recording;
  }

  async #open(options: SimulationOptions): Promise<void> {
    const { canaries, folder } = this;
    const adapter = this.#adapter;
    const cloud = await recordedClouds[adapter](canaries, options);
    this.#cloud = cloud;
    const name = canaries.plant("the name of the provider");
    const path = canaries.plant("the path of the callback URL");
    const query = canaries.plant("the query of the callback URL");
    const base = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    const url = `${base}/${path}?token=${query}`;
    const keyFile = join(folder, `${canaries.plant("the name of the key file")}.json`);
    const signing = adapter === "mux" ? { keyFile } : this.#keys();
    const receiver = { clockSkewSeconds: 30 };
    const callback = { url, signing, events: ["media.uploaded"] };
    const inbox = `${canaries.plant("the name of the inbox")}.db`;
    const config = {
      provider: name,
      providers: { [name]: { adapter } },
      callback,
      receiver,
      inbox,
    };
    writeFileSync(join(folder, "vod-events.config.json"), JSON.stringify(config));
    this.#env = variablesOf(adapter, cloud);
    const vod = createVodEvents({
      provider: name,
      providers: { [name]: adapters[adapter] },
      callback: { mode: "push", url, signing },
    });
    this.#server.on("request", nodeHandler(vod));
  }

  #keys() {
    // Alibaba requires a capital letter.
    const keyed = (place: string) => this.canaries.plant(place).replace("c", "C");
    return { key: keyed("signing.key"), previousKeys: [keyed("signing.previousKeys")] };
  }

  /** Runs `vod-events callback`. */
  run(command: string, { env = {}, ...options }: RunOptions = {}): Promise<CommandResult> {
    const argv = ["callback", ...command.split(" ")];
    return runInProcess(argv, { cwd: this.folder, env: { ...this.#env, ...env }, ...options });
  }

  /** Runs the check with a report. */
  check(options: RunOptions = {}): Promise<CommandResult> {
    return this.run("check --record report.json", options);
  }

  /** The names of the environment variables of the adapter that are set. */
  get variables(): readonly string[] {
    return Object.keys(this.#env);
  }

  get reportFile(): string {
    return join(this.folder, "report.json");
  }

  get text(): string {
    return readFileSync(this.reportFile, "utf8");
  }

  /** What a report contains that is private: the places of canaries, and hosts. */
  get leaks(): readonly string[] {
    const hosts = /127\.0\.0\.1|localhost|\.invalid|\.example/.exec(this.text)?.[0];
    return [...this.canaries.placesIn(this.text), ...(hosts === undefined ? [] : [hosts])];
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await this.#cloud?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Closes the recordings of each test. */
export function recordingTestbed(): typeof Recording.start {
  const open: Recording[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((recording) => recording.close()));
  });
  return async (...how) => {
    const recording = await Recording.start(...how);
    open.push(recording);
    return recording;
  };
}
