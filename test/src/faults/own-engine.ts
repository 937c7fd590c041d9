import { PostgresServer } from "../postgres/postgres-server.js";
import type { Engine } from "./engine.js";
import { engineOn } from "./postgres-engine.js";

let started: Promise<PostgresServer> | undefined;

/** A server that all tests of this folder share, because it takes seconds to initialize one. It runs. */
export function ownServer(): Promise<PostgresServer> {
  started ??= start();
  return started;
}

/** The engine on {@link ownServer}. */
export async function ownEngine(): Promise<Engine> {
  return engineOn(await ownServer());
}

async function start(): Promise<PostgresServer> {
  const server = await PostgresServer.create();
  await server.start();
  return server;
}

after("remove the server", async function () {
  this.timeout(30_000);
  await (await started)?.remove();
});
