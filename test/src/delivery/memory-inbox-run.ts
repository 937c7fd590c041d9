import assert from "node:assert/strict";
import { memoryInbox } from "@vod-events/core";
import { acmeRequest } from "../core/acme.js";
import type { MemoryInboxSchedule } from "./schedules.js";
import { type SharedContext, SimulatedProcess, sharedContext } from "./simulated-process.js";

/** A callback that the cloud sends until it is answered 200. */
interface Callback {
  readonly ids: readonly string[];
  readonly json: { readonly uploads: readonly string[]; readonly deletions: readonly string[] };
  inFlight: boolean;
}

/** Runs a schedule on processes with memory inboxes and a cloud that redelivers. */
export class MemoryInboxRun {
  readonly #schedule: MemoryInboxSchedule;
  readonly #shared: SharedContext;
  readonly #unanswered = new Set<Callback>();
  readonly #processes: SimulatedProcess[] = [];
  #inbox = memoryInbox();
  #process: SimulatedProcess;

  constructor(schedule: MemoryInboxSchedule) {
    this.#schedule = schedule;
    this.#shared = sharedContext(schedule, schedule.attempts);
    this.#process = this.#boot();
  }

  /** Runs the schedule, lets all faults end, and checks the fate of every callback. */
  async run(): Promise<void> {
    for (const step of this.#schedule.steps) {
      if (step.do === "deliver") this.#deliver(step.uploads, step.deletions);
      if (step.do === "redrive") this.#redeliver();
      if (step.do === "crash") this.#crash(this.#process);
      if (step.do === "stop") this.#stop(this.#process, step.deadlineSeconds);
      if (step.do === "crash" || step.do === "stop") this.#process = this.#boot();
      await this.#shared.clock.advance(step.thenMs);
    }
    await this.#end();
  }

  #boot(): SimulatedProcess {
    this.#inbox = memoryInbox({ attempts: this.#schedule.attempts });
    const process = new SimulatedProcess(this.#shared, this.#inbox);
    this.#processes.push(process);
    return process;
  }

  #deliver(uploads: readonly string[], deletions: readonly string[]): void {
    const ids = [
      ...uploads.map((name) => `acme:upload:${name}`),
      ...deletions.map((name) => `acme:delete:${name}`),
    ];
    const callback = { ids, json: { uploads, deletions }, inFlight: false };
    this.#unanswered.add(callback);
    this.#send(callback);
  }

  #redeliver(): void {
    for (const callback of this.#unanswered) if (!callback.inFlight) this.#send(callback);
  }

  #send(callback: Callback): void {
    const process = this.#process;
    callback.inFlight = true;
    const request = acmeRequest(callback.json, { time: this.#shared.clock.now() });
    process.vod.receive(request).then(({ status }) => {
      if (!process.alive) return;
      callback.inFlight = false;
      if (status !== 200) return;
      this.#unanswered.delete(callback);
      for (const id of callback.ids) {
        const safe = process.successes.has(id) || process.dead.has(id);
        this.#shared.findings.expect(safe, `${id} was answered before it was handled`);
      }
    });
  }

  /** The connections of a process end with it. */
  #crash(process: SimulatedProcess): void {
    process.crash();
    for (const callback of this.#unanswered) callback.inFlight = false;
  }

  #stop(process: SimulatedProcess, deadlineSeconds: number): void {
    const latest = this.#shared.clock.now() + deadlineSeconds * 1000;
    process.vod.stop({ deadlineSeconds }).then(() => {
      const inTime = this.#shared.clock.now() < latest;
      this.#shared.findings.expect(!(inTime && process.busy), "a stop ended before its handlers");
      if (process.alive) this.#crash(process);
    });
  }

  async #end(): Promise<void> {
    this.#shared.script.clearFaults();
    for (let round = 0; round < 30 && this.#unanswered.size > 0; round++) {
      await this.#shared.clock.advance(2000);
      this.#redeliver();
      await this.#shared.clock.advance(2000);
    }
    assert.equal(this.#unanswered.size, 0, "a callback is never taken");
    // A stopping process may answer a callback that was sent to its successor, too.
    await this.#shared.clock.advance(2000);
    const { waiting, running } = await this.#inbox.admin.stats();
    assert.deepEqual([waiting, running], [0, 0]);
    for (const { successes } of this.#processes) {
      for (const [id, times] of successes) {
        this.#shared.findings.expect(times === 1, `${id} is handled ${times} times in one process`);
      }
    }
    this.#shared.findings.check();
  }
}
