import type { PostgresServer } from "@vod-events/postgres-server";
import { packagedBinaries } from "@vod-events/postgres-server";
import { ownServer } from "../postgres/server.js";
import type { Engine } from "./engine.js";

/** Why there is no server that the tests can kill; `undefined` when there is one. */
export const missingServer: string | undefined =
  packagedBinaries() !== undefined && process.platform !== "win32"
    ? undefined
    : "skipped: no PostgreSQL that the tests can kill";

/** Describes tests of PostgreSQL only, which start servers of their own. They are skipped without them. */
export function describeWithOwnServer(name: string, define: (this: Mocha.Suite) => void): void {
  if (missingServer === undefined) describe(name, define);
  else describe.skip(`${name} (${missingServer})`, define);
}

/** An engine on a PostgreSQL server of a test. */
export function engineOn(server: PostgresServer): Engine {
  return {
    name: "postgres",
    port: server.port,
    serialBy: "media",
    settlesAgain: false,
    remembersLeases: true,
    start: () => server.start(),
    stop: () => server.stop(),
    kill: () => (Math.random() < 0.5 ? server.kill() : server.stopImmediately()),
    urlAt: (port) => server.urlAt(port),
    remove: () => server.remove(),
  };
}

/** The engine on the server that the tests share. It runs. */
export async function ownEngine(): Promise<Engine> {
  return engineOn(await ownServer());
}
