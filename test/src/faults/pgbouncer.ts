import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PostgresServer } from "@vod-events/postgres-server";
import { freePort } from "../examples/free-port.js";

/** Whether PgBouncer is installed. */
export const hasPgBouncer = spawnSync("pgbouncer", ["--version"]).status === 0;

/** PgBouncer in transaction mode in front of a server: a connection has a session of the server during a transaction. */
export class PgBouncer {
  readonly port: number;
  readonly #process: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.#process = child;
  }

  /** Starts it with few sessions of the server, so that connections share them. */
  static async start(server: PostgresServer): Promise<PgBouncer> {
    const port = await freePort();
    const users = join(server.folder, "users.txt");
    const { username, password } = new URL(server.url);
    writeFileSync(users, `"${username}" "${password}"\n`);
    const config = join(server.folder, "pgbouncer.ini");
    const lines = [
      "[databases]",
      `postgres = host=127.0.0.1 port=${server.port}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${port}`,
      "unix_socket_dir =",
      "auth_type = plain",
      `auth_file = ${users}`,
      "pool_mode = transaction",
      "default_pool_size = 3",
      "max_client_conn = 1000",
    ];
    writeFileSync(config, `${lines.join("\n")}\n`);
    for (const path of [users, config]) server.own(path);
    const child = spawn("pgbouncer", ["-q", config], { stdio: "ignore", ...server.user });
    const bouncer = new PgBouncer(port, child);
    while (!(await isListening(port))) await sleep(20);
    return bouncer;
  }

  async stop(): Promise<void> {
    const exit = once(this.#process, "exit");
    this.#process.kill("SIGTERM");
    await exit;
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
