import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { copyOfBinaries } from "./binaries.js";

const password = "canary-password-of-the-server";

interface User {
  readonly uid?: number;
  readonly gid?: number;
}

/** A PostgreSQL server on this machine, on a port and a folder of its own. It survives a kill of its processes. */
export class PostgresServer {
  readonly port: number;
  /** Its folder. PostgreSQL refuses to run as root, so it belongs to `nobody` then. */
  readonly folder: string;
  /** The user that runs it. */
  readonly user: User = process.getuid?.() === 0 ? nobody() : {};
  readonly #kill = () => this.#process?.kill("SIGQUIT");
  #process: ChildProcess | undefined;
  #log = "";

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
    this.own(folder);
  }

  /** Initializes a server. It does not run yet. `prepare` returns more parameters of `initdb`. */
  static async create(
    prepare: (server: PostgresServer) => readonly string[] = () => [],
  ): Promise<PostgresServer> {
    const server = new PostgresServer(newFolder(), await freePort());
    const passwordFile = join(server.folder, "password");
    writeFileSync(passwordFile, password);
    server.own(passwordFile);
    const settings = ["--encoding=UTF8", "--locale=C", "--auth=scram-sha-256", "--no-sync"];
    const user = ["-U", "postgres", `--pwfile=${passwordFile}`];
    await server.#initialize([...user, ...settings, ...prepare(server)]);
    return server;
  }

  get url(): string {
    return this.urlAt(this.port);
  }

  /** The URL of the server behind a port that leads to it. */
  urlAt(port: number): string {
    return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  }

  /**
   * Resolves when it accepts connections. Without a flush to the disk it survives a kill of its processes, but not of
   * the machine.
   */
  async start(settings: readonly string[] = ["fsync=off"]): Promise<void> {
    const options = [...settings, "unix_socket_directories=", "listen_addresses=127.0.0.1"];
    const parameters = options.flatMap((option) => ["-c", option]);
    this.#process = this.#run("postgres", ["-p", String(this.port), ...parameters]);
    process.once("exit", this.#kill);
    await this.#ready(this.#process);
  }

  /** Ends its sessions and stops it in order. */
  stop(): Promise<void> {
    return this.#end((server) => server.kill("SIGINT"));
  }

  /** Stops it without a checkpoint, so that the next start recovers from its log. */
  stopImmediately(): Promise<void> {
    return this.#end((server) => server.kill("SIGQUIT"));
  }

  /** Kills all its processes by SIGKILL. */
  async kill(): Promise<void> {
    const children = this.#process?.pid === undefined ? [] : childrenOf(this.#process.pid);
    await this.#end((server) => server.kill("SIGKILL"));
    for (const pid of children) kill(pid);
    while (children.length > 0 && areAlive(children)) await sleep(5);
  }

  /** Resolves when it has ended by itself. */
  async untilEnded(): Promise<void> {
    if (this.#process !== undefined && !isEnded(this.#process)) await once(this.#process, "exit");
  }

  /** Runs a statement as the superuser and returns its rows. */
  async query(text: string) {
    const client = new pg.Client(this.url);
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * Copies a stopped server to a standby, which follows it when both run.
   *
   * @see https://www.postgresql.org/docs/current/warm-standby.html#STANDBY-SERVER-SETUP
   */
  async copyToStandby(): Promise<PostgresServer> {
    const standby = new PostgresServer(newFolder(), await freePort());
    cpSync(join(this.folder, "data"), join(standby.folder, "data"), { recursive: true });
    const source = `host=127.0.0.1 port=${this.port} user=postgres password=${password} application_name=standby`;
    appendFileSync(
      join(standby.folder, "data/postgresql.auto.conf"),
      `primary_conninfo = '${source}'\n`,
    );
    writeFileSync(join(standby.folder, "data/standby.signal"), "");
    if (standby.user.uid !== undefined) {
      execFileSync("chown", ["-R", `${standby.user.uid}:${standby.user.gid}`, standby.folder]);
    }
    return standby;
  }

  /** Gives a file or folder to the user of the server. */
  own(path: string): void {
    const { uid, gid } = this.user;
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
  }

  async #initialize(parameters: readonly string[]): Promise<void> {
    const [code] = await once(this.#run("initdb", parameters), "exit");
    if (code !== 0) throw new Error(`PostgreSQL cannot be initialized: ${this.#log}`);
  }

  #run(name: string, parameters: readonly string[]): ChildProcess {
    const native = copyOfBinaries();
    const data = join(this.folder, "data");
    const child = spawn(join(native, "bin", name), ["-D", data, ...parameters], {
      cwd: this.folder,
      env: { ...process.env, LD_LIBRARY_PATH: join(native, "lib"), TZ: "UTC" },
      stdio: ["ignore", "ignore", "pipe"],
      ...this.user,
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#log = (this.#log + text).slice(-4000);
    });
    return child;
  }

  async #ready(server: ChildProcess): Promise<void> {
    for (;;) {
      if (isEnded(server)) throw new Error(`PostgreSQL does not start: ${this.#log}`);
      const client = new pg.Client(this.url);
      client.on("error", () => {});
      try {
        await client.connect();
        return await client.end();
      } catch {
        await sleep(50);
      }
    }
  }

  async #end(signal: (server: ChildProcess) => void): Promise<void> {
    const server = this.#process;
    this.#process = undefined;
    process.removeListener("exit", this.#kill);
    if (server === undefined || isEnded(server)) return;
    const exit = once(server, "exit");
    signal(server);
    await exit;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "vod-events-postgres-"));
}

function nobody(): User {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((each) => each.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** The children of a process. Those of PostgreSQL are in process groups of their own. */
function childrenOf(parent: number): readonly number[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).split("\n");
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended with its parent.
  }
}

/** Whether any of some processes runs. A container may never collect those that ended. */
function areAlive(pids: readonly number[]): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", pids.join(",")], { encoding: "utf8" });
  return stdout.split("\n").some((state) => state.trim() !== "" && !state.startsWith("Z"));
}

function isEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
