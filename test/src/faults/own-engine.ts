import { PostgresServer } from "../postgres/postgres-server.js";
import type { Engine } from "./engine.js";
import { engineOn } from "./postgres-engine.js";

let started: Promise<Engine> | undefined;

/** A server that all tests of this folder share, because it takes seconds to initialize one. It runs. */
export async function ownEngine(): Promise<Engine> {
  started ??= start();
  return started;
}

async function start(): Promise<Engine> {
  const engine = engineOn(await PostgresServer.create());
  await engine.start();
  return engine;
}

after("remove the server", async function () {
  this.timeout(30_000);
  await (await started)?.remove();
});
