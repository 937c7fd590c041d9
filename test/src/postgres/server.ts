import { PostgresServer } from "@vod-events/postgres-server";

let started: Promise<PostgresServer> | undefined;

/** Returns the URL of the server for tests: the one that `DATABASE_URL` names, or that of {@link ownServer}. */
export async function serverUrl(): Promise<string> {
  return process.env.DATABASE_URL ?? (await ownServer()).url;
}

/** Returns a running server that a test may kill and start again. The first call starts it, the others share it. */
export function ownServer(): Promise<PostgresServer> {
  started ??= start();
  return started;
}

after("stop PostgreSQL", async function () {
  this.timeout(30_000);
  await (await started)?.remove();
});

async function start(): Promise<PostgresServer> {
  const server = await PostgresServer.create();
  await server.start();
  return server;
}
