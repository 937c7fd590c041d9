import { packagedBinaries } from "./binaries.js";
import { PostgresServer } from "./postgres-server.js";

/** Why there is no server for the tests; `undefined` when there is one. */
export const missing: string | undefined =
  process.env.DATABASE_URL === undefined && packagedBinaries() === undefined
    ? "skipped: no PostgreSQL for this platform. Set DATABASE_URL to a database for tests"
    : undefined;

let started: Promise<string> | undefined;
let server: PostgresServer | undefined;

/** Returns the URL of the server. The first call starts it, unless `DATABASE_URL` names one. */
export function serverUrl(): Promise<string> {
  started ??= process.env.DATABASE_URL ? Promise.resolve(process.env.DATABASE_URL) : start();
  return started;
}

after("stop PostgreSQL", async () => {
  await server?.remove();
});

async function start(): Promise<string> {
  server = await PostgresServer.create();
  await server.start();
  return server.url;
}
