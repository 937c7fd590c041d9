import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { waitUntil } from "../delivery/environment.js";
import { longForm } from "../delivery/long-form.js";
import { Deliveries } from "./deliveries.js";
import type { Engine, OpenedInbox } from "./engine.js";
import { openInbox } from "./open-inbox.js";
import { type Outcome, outcomeOf } from "./outcome.js";
import { readRecords, type WorkerRecord } from "./record.js";
import { TcpProxy } from "./tcp-proxy.js";
import type { WorkerOptions } from "./worker-process.js";
import { Workers } from "./workers.js";
import { wrongStates } from "./wrong-states.js";

/** Leases of the short form: they outlast the deadline of the handlers by half a second. */
const deadlineSeconds = 0.5;
const shortLeaseMs = 1000;

/** Workers on one inbox, the cloud that sends to them, and the proxy between them and the server. */
export class FaultRun {
  readonly engine: Engine;
  readonly proxy: TcpProxy;
  readonly workers: Workers;
  readonly deliveries: Deliveries;
  /** When the server was killed or stopped. */
  readonly #ends: number[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), "vod-events-faults-"));
  readonly #records = join(this.#folder, "records");
  readonly #namespace = `run_${randomUUID().replaceAll("-", "")}`;

  private constructor(
    engine: Engine,
    proxy: TcpProxy,
    count: number,
    options: Partial<WorkerOptions>,
  ) {
    writeFileSync(this.#records, "");
    const ending = (end: () => Promise<void>) => async () => {
      this.#ends.push(Date.now());
      await end();
    };
    this.engine = { ...engine, kill: ending(engine.kill), stop: ending(engine.stop) };
    this.proxy = proxy;
    const { name, urlAt } = engine;
    const own = { records: this.#records, concurrency: 8, deadlineSeconds };
    const place = { engine: name, url: urlAt(proxy.port), namespace: this.#namespace };
    const leaseMs = longForm ? undefined : shortLeaseMs;
    this.workers = new Workers({ ...place, ...own, leaseMs, ...options }, count);
    this.deliveries = new Deliveries(() => this.workers.any());
  }

  /** Resolves when so many workers run. */
  static async start(
    engine: Engine,
    count: number,
    options: Partial<WorkerOptions> = {},
  ): Promise<FaultRun> {
    const run = new FaultRun(engine, await TcpProxy.start(engine.port), count, options);
    for (let slot = 0; slot < count; slot += 1) await run.workers.at(slot);
    return run;
  }

  get records(): readonly WorkerRecord[] {
    return readRecords(this.#records);
  }

  /** Waits until the workers did something so many times. */
  async until(
    seconds: number,
    condition: (record: WorkerRecord) => boolean,
    times = 1,
  ): Promise<void> {
    const end = performance.now() + seconds * 1000;
    while (this.records.filter(condition).length < times) {
      assert.ok(performance.now() < end, `waited ${seconds} s in vain`);
      await sleep(20);
    }
  }

  /** Waits until further events are acknowledged. */
  async acceptsMore(seconds: number): Promise<void> {
    const { accepted } = this.deliveries;
    const before = accepted.size;
    const what = () => "an acknowledged event";
    await waitUntil(seconds, () => accepted.size > before + 20, what);
  }

  /** Suspends the only worker, which has two slots, during a delivery, until a second one has both of its events. */
  async suspendDuring(name: string): Promise<void> {
    const first = await this.workers.at(0);
    await this.deliveries.deliver(name);
    await this.until(5, ({ did }) => did === "leased", 2);
    first.suspend();
    await this.workers.add();
    const isTaken = (record: WorkerRecord) => record.did === "leased" && record.attempt === 2;
    await this.until(10, isTaken, 2);
    first.continue();
  }

  /** Lets all faults end and all events be handled, on the server behind a port. Resolves with the result. */
  async finish(port = this.engine.port): Promise<Outcome> {
    await this.deliveries.end();
    await this.#settled(port);
    assert.ok((await this.workers.stop()).every((code) => code === 0));
    const forgotten = this.engine.remembersLeases ? [] : this.#ends;
    return outcomeOf(this.deliveries.accepted, this.records, forgotten);
  }

  /** Returns the media whose states are not those of their acknowledged events. */
  async wrongStates(): Promise<readonly string[]> {
    return this.#inspect(this.engine.port, (inbox) => wrongStates(inbox, this.deliveries.contents));
  }

  async remove(): Promise<void> {
    await this.workers.kill();
    await this.proxy.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Resolves when no event waits or runs. */
  async #settled(port: number): Promise<void> {
    await this.#inspect(port, async ({ admin }) => {
      for (let open = 1; open > 0; ) {
        const { waiting, running } = await admin.stats();
        open = waiting + running;
        if (open > 0) await sleep(50);
      }
    });
  }

  async #inspect<Result>(
    port: number,
    work: (inbox: OpenedInbox["inbox"]) => Promise<Result>,
  ): Promise<Result> {
    const { name, urlAt } = this.engine;
    const place = { engine: name, url: urlAt(port), namespace: this.#namespace };
    const { inbox, close } = await openInbox(place, { worker: false });
    try {
      return await work(inbox);
    } finally {
      await inbox.stop();
      await close();
    }
  }
}

/**
 * Checks that nothing was lost and that no two workers had an event at a time. Prints the result in the long form;
 * `faults` are those that the run itself does not count.
 */
export function checkOutcome(outcome: Outcome, run: FaultRun, ...faults: readonly string[]): void {
  const { lost, wrongHolder, leasedTwice, accepted, handledTwice, lostLeases } = outcome;
  const facts = [
    `${accepted} events`,
    `${run.deliveries.rejected} deliveries repeated`,
    `${run.workers.kills} workers killed`,
    `${run.workers.suspensions} workers suspended`,
    ...faults,
    `${lost.length} events lost`,
    `${wrongHolder.length} settled by the wrong worker`,
    `${leasedTwice.length} leased twice at a time`,
    `${handledTwice} handled twice`,
    `${lostLeases} leases lost`,
  ];
  if (longForm) process.stdout.write(`    ${facts.join(", ")}\n`);
  assert.deepEqual(
    { lost, wrongHolder, leasedTwice },
    { lost: [], wrongHolder: [], leasedTwice: [] },
  );
  assert.ok(accepted > 0);
}
