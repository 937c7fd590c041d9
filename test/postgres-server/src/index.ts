import { packagedBinaries } from "./binaries.js";
import { PostgresServer } from "./postgres-server.js";

export { packagedBinaries } from "./binaries.js";
export { PostgresServer } from "./postgres-server.js";

/** Why there is no server; `undefined` when there is one. */
export const missing: string | undefined =
  process.env.DATABASE_URL === undefined && packagedBinaries() === undefined
    ? "no PostgreSQL for this platform. Set DATABASE_URL to a database for tests"
    : undefined;

/** A running PostgreSQL server. */
export interface Server {
  readonly url: string;
  /** Stops the server and removes its data, unless `DATABASE_URL` names it. */
  stop(): Promise<void>;
}

/** Starts a server with settings such as `fsync=off`, unless `DATABASE_URL` names one. It ends with the process. */
export async function startServer(settings: readonly string[] = []): Promise<Server> {
  const url = process.env.DATABASE_URL;
  if (url) return { url, stop: async () => {} };
  if (missing !== undefined) throw new Error(missing);
  const server = await PostgresServer.create();
  await server.start(settings);
  return { url: server.url, stop: () => server.remove() };
}
