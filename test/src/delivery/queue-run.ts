import assert from "node:assert/strict";
import { type Inbox, memoryInbox } from "@vod-events/core";
import { type InboxStore, memoryStore, storedInbox } from "@vod-events/core/inbox";
import { acme } from "../core/acme.js";
import { LeasedQueue } from "./leased-queue.js";
import type { QueueSchedule } from "./schedules.js";
import { type SharedContext, SimulatedProcess, sharedContext } from "./simulated-process.js";
import { maxUnrecorded, UnreliableConnection } from "./unreliable-connection.js";

/** Plays a schedule on processes that pull a queue, with an inbox in memory or one that outlives them. */
export class QueueRun {
  readonly #schedule: QueueSchedule;
  readonly #shared: SharedContext;
  readonly #queue: LeasedQueue;
  readonly #store: InboxStore = memoryStore({ open: 1000, done: 1000, dead: 1000 });
  readonly #stored = new Set<string>();
  readonly #processes: SimulatedProcess[] = [];
  readonly #connections: UnreliableConnection[] = [];

  constructor(schedule: QueueSchedule) {
    this.#schedule = schedule;
    this.#shared = sharedContext(schedule, 100);
    this.#queue = new LeasedQueue(this.#shared.clock, schedule.callResults, (mediaIds) => {
      for (const media of mediaIds) this.#checkConfirm(`acme:upload:${media}`);
    });
  }

  /** Runs the schedule, lets all faults end, and checks the fate of every event. */
  async run(): Promise<void> {
    this.#boot();
    for (const step of this.#schedule.steps) {
      if (step.do === "deliver") this.#queue.put(step.uploads);
      if (step.do === "crash") this.#kill();
      if (step.do === "stop") await this.#stop(step.deadlineSeconds);
      if (step.do === "crash" || step.do === "stop") this.#boot();
      await this.#shared.clock.advance(step.thenMs);
    }
    await this.#end();
  }

  #boot(): void {
    const process = new SimulatedProcess(this.#shared, this.#inbox(), {
      providers: { acme: () => acme({ queue: this.#queueOf(() => process.alive) }) },
      callback: { mode: "pull" },
    });
    this.#processes.push(process);
    void process.vod.start();
  }

  #inbox(): Inbox {
    if (!this.#schedule.durable) return memoryInbox();
    const connection = new UnreliableConnection(this.#shared.clock, this.#schedule.conditions);
    this.#connections.push(connection);
    const put: InboxStore["put"] = async (entries) => {
      const results = await this.#store.put(entries);
      for (const { event } of entries) this.#stored.add(event.id);
      return results;
    };
    return storedInbox(connection.to({ ...this.#store, put }));
  }

  /** The queue, as a process sees it: out of reach once it is dead. */
  #queueOf(alive: () => boolean) {
    const never = new Promise<never>(() => {});
    return {
      limits: this.#queue.limits,
      pull: () => (alive() ? this.#queue.pull() : never),
      confirm: (handles: readonly string[]) => (alive() ? this.#queue.confirm(handles) : never),
    };
  }

  #checkConfirm(id: string): void {
    const handled = this.#processes.some(
      ({ successes, dead }) => successes.has(id) || dead.has(id),
    );
    const safe = this.#schedule.durable ? this.#stored.has(id) : handled;
    this.#shared.findings.expect(safe, `${id} is confirmed before it is safe`);
  }

  #kill(): void {
    this.#processes.at(-1)?.crash();
    this.#connections.at(-1)?.disconnect();
  }

  async #stop(deadlineSeconds: number): Promise<void> {
    const process = this.#processes.at(-1);
    let stopped = false;
    process?.vod.stop({ deadlineSeconds }).then(() => {
      stopped = true;
    });
    while (!stopped) await this.#shared.clock.advance(100);
    this.#kill();
  }

  async #end(): Promise<void> {
    this.#shared.script.clearFaults();
    this.#queue.clearFaults();
    for (const connection of this.#connections) connection.clearFaults();
    const uploads = this.#schedule.steps.flatMap((step) =>
      step.do === "deliver" ? step.uploads : [],
    );
    for (let round = 0; round < 60 && !(await this.#isAllDone()); round++) {
      await this.#shared.clock.advance(2000);
    }
    await this.#shared.clock.advance(25_000);
    assert.deepEqual(this.#queue.open, [], "something is never confirmed");
    for (const media of uploads) {
      const id = `acme:upload:${media}`;
      const reported = this.#processes.some(
        ({ successes, dead }) => successes.has(id) || dead.has(id),
      );
      // A process can be killed after it has stored a dead letter and before it reports it.
      const written = (await this.#store.get(id))?.state === "dead";
      this.#shared.findings.expect(reported || written, `${id} is lost`);
    }
    const { conditions } = this.#schedule;
    for (const { successes, losses, alive } of this.#processes) {
      for (const [id, times] of successes) {
        const known = 1 + (losses.get(id) ?? 0) + (alive ? 0 : maxUnrecorded(conditions));
        this.#shared.findings.expect(
          times <= known,
          `${id} is handled ${times} times in one process`,
        );
      }
    }
    this.#shared.findings.check();
  }

  async #isAllDone(): Promise<boolean> {
    const { waiting, running } = await this.#store.stats();
    return waiting + running === 0 && this.#queue.open.length === 0;
  }
}
