import { isInstalled, NatsServer } from "@vod-events/nats-server";

/** Why there is no server for the tests; `undefined` when there is one. */
const missing =
  process.env.NATS_URL === undefined && !isInstalled
    ? "skipped: no nats-server on the PATH. Install it (apt-get install nats-server) or set NATS_URL"
    : undefined;

let started: Promise<NatsServer> | undefined;

/** Returns the URL of the server. The first call starts it, unless `NATS_URL` names one. */
export async function serverUrl(): Promise<string> {
  if (process.env.NATS_URL) return process.env.NATS_URL;
  started ??= NatsServer.start();
  return (await started).url;
}

after("stop nats-server", async () => {
  await (await started)?.remove();
});

/** Describes tests that need a server. They are skipped without one. */
export function describeWithServer(name: string, define: (this: Mocha.Suite) => void): void {
  if (missing === undefined) describe(name, define);
  else describe.skip(`${name} (${missing})`, define);
}

/** Describes tests that start, restart and kill servers of their own. They are skipped without `nats-server`. */
export function describeWithOwnServers(name: string, define: () => void): void {
  const reason = "skipped: no nats-server on the PATH. Install it (apt-get install nats-server)";
  if (isInstalled) describe(name, define);
  else describe.skip(`${name} (${reason})`, define);
}
