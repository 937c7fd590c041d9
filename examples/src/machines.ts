/**
 * Two receivers and three workers on one PostgreSQL database. One of each is killed while a cloud sends callbacks. In
 * the end, no event is lost. The processes stand for machines, and the cloud is simulated.
 *
 * `DATABASE_URL` names a database. Without it, a server is started on this machine.
 */
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createCallbackManager } from "@vod-events/core";
import { startServer } from "@vod-events/postgres-server";
import { simulateTencent } from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import pc from "picocolors";
import { openPool, schema } from "./machines/application.js";
import { LoadBalancer } from "./machines/load-balancer.js";
import { Machine } from "./machines/machine.js";
import { table } from "./table.js";

const uploads = 90;
const uploadEveryMs = 25;
/** The lease of an event: the handler deadline of the workers and 10 s. */
const leaseSeconds = 12;
const maxWaitMs = 2 * leaseSeconds * 1000;

type Pool = ReturnType<typeof openPool>;

async function main(): Promise<void> {
  const server = await startServer();
  process.env.DATABASE_URL = server.url;
  const [cloud, balancer, pool] = [await simulateTencent(), await LoadBalancer.start(), openPool()];
  const machines: Machine[] = [];
  try {
    await createTable(pool);
    const key = randomBytes(16).toString("hex");
    const env = { VOD_CALLBACK_URL: balancer.url, VOD_SIGNING_KEY: key };
    for (const number of [1, 2]) {
      const receiver = await Machine.start("receiver", number, env);
      balancer.add(Number(receiver.ready));
      machines.push(receiver);
    }
    for (const number of [1, 2, 3]) machines.push(await Machine.start("worker", number, env));
    console.log("2 receivers and 3 workers share one PostgreSQL database");

    const { endpoint, credentials } = cloud;
    await createCallbackManager({
      provider: "tencent",
      providers: { tencent: () => tencent({ endpoint, credentials }) },
      callback: { mode: "push", url: balancer.url, signing: { key }, events: ["media.uploaded"] },
    }).apply();
    for (let number = 1; number <= uploads; number++) {
      await cloud.upload({ name: `video-${number}.mp4` });
      if (number === uploads / 3) await killOneOfEach(machines);
      await sleep(uploadEveryMs);
    }
    await cloud.idle();
    console.log(`a customer has uploaded ${uploads} videos`);
    await untilHandled(pool);
    for (const machine of machines) await machine.stop();
    await report(machines, balancer, pool);
  } finally {
    for (const machine of machines) await machine.kill();
    balancer.close();
    await cloud.close();
    await pool.query(`drop schema if exists "${schema}" cascade`);
    await pool.end();
    await server.stop();
  }
}

async function createTable(pool: Pool): Promise<void> {
  await pool.query(`drop schema if exists "${schema}" cascade; create schema "${schema}";
    create table "${schema}".handled (event text not null, worker text not null)`);
}

async function killOneOfEach(machines: readonly Machine[]): Promise<void> {
  for (const role of ["receiver", "worker"]) {
    const machine = machines.find((each) => each.role === role);
    await machine?.kill();
    console.log(pc.red(`${machine?.name} is killed`));
  }
}

/** Waits until each event is handled. The events of the killed worker are due again when their leases expire. */
async function untilHandled(pool: Pool): Promise<void> {
  console.log(
    pc.dim(`the events of the killed worker are due again after ${leaseSeconds} s at most`),
  );
  const end = performance.now() + maxWaitMs;
  while ((await handled(pool)).size < uploads && performance.now() < end) await sleep(200);
}

/** Returns the workers that handled each event. */
async function handled(pool: Pool): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await pool.query<{ event: string; workers: string[] }>(
    `select event, array_agg(worker) as workers from "${schema}".handled group by event`,
  );
  return new Map(rows.map(({ event, workers }) => [event, workers]));
}

async function report(
  machines: readonly Machine[],
  { backends }: LoadBalancer,
  pool: Pool,
): Promise<void> {
  const events = await handled(pool);
  const workers = [...events.values()].flat();
  const rows = machines.map(({ name, role, ready, end = "running" }) => {
    const acknowledged = backends.find(({ port }) => port === ready)?.acknowledged;
    const count = workers.filter((worker) => worker === name).length;
    return [name, String(acknowledged ?? "–"), role === "worker" ? String(count) : "–", end];
  });
  console.log(`\n${table([["process", "acknowledged", "handled", "end"], ...rows])}\n`);
  const twice = [...events.values()].filter(({ length }) => length > 1).length;
  const lost = uploads - events.size;
  console.log(`${uploads} events: ${events.size} handled, ${twice} of them twice, ${lost} lost`);
  if (lost > 0) throw new Error(`${lost} events are lost`);
  console.log(pc.green("No event is lost."));
}

main().catch((error: unknown) => {
  console.error(`${pc.red("error")}: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
