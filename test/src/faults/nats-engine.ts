import { isInstalled, NatsServer } from "@vod-events/nats-server";
import type { Engine } from "./engine.js";

/** Why there is no server that the tests can kill; `undefined` when there is one. */
export const missingServer: string | undefined = isInstalled
  ? undefined
  : "skipped: no nats-server on the PATH";

/** Describes tests of NATS only, which start servers of their own. They are skipped without `nats-server`. */
export function describeWithOwnServer(name: string, define: (this: Mocha.Suite) => void): void {
  if (missingServer === undefined) describe(name, define);
  else describe.skip(`${name} (${missingServer})`, define);
}

/** What the engines on NATS have in common. */
const common = {
  name: "nats",
  serialBy: undefined,
  settlesAgain: true,
  remembersLeases: false,
} as const;

/** An engine on a NATS server of a test. */
export function engineOn(server: NatsServer): Engine {
  return {
    ...common,
    port: server.port,
    start: () => server.start(),
    stop: () => server.stop(),
    kill: () => server.kill(),
    urlAt: (port) => `127.0.0.1:${port}`,
    remove: () => server.remove(),
  };
}

/** An engine on a cluster of NATS servers, which clients reach without a proxy. Its kills hit one server after another. */
export function engineOnCluster(servers: readonly NatsServer[]): Engine {
  let turn = 0;
  const all = (work: (server: NatsServer) => Promise<void>) => async () => {
    await Promise.all(servers.map(work));
  };
  return {
    ...common,
    port: servers[0]?.port ?? 0,
    async start() {
      await servers[turn]?.start();
      turn = (turn + 1) % servers.length;
    },
    stop: all((server) => server.stop()),
    async kill() {
      await servers[turn]?.kill();
    },
    urlAt: () => servers.map(({ url }) => url).join(),
    remove: all((server) => server.remove()),
  };
}

let started: Promise<NatsServer> | undefined;

/** The engine on the server that the tests share. It runs. */
export async function ownEngine(): Promise<Engine> {
  started ??= NatsServer.start();
  return engineOn(await started);
}

after("stop nats-server", async () => {
  await (await started)?.remove();
});
