import assert from "node:assert/strict";
import { storedInbox } from "@vod-events/core/inbox";
import { acmeRequest } from "../core/acme.js";
import { RecordingStore } from "./recording-store.js";
import type { StoredInboxSchedule } from "./schedules.js";
import { type SharedContext, SimulatedProcess, sharedContext } from "./simulated-process.js";
import { maxUnrecorded, UnreliableConnection } from "./unreliable-connection.js";

/** One process, and its way to the store that all of them share. */
interface Member {
  readonly process: SimulatedProcess;
  readonly connection: UnreliableConnection;
  /** How often it wrote each event down as done. */
  readonly completed: Map<string, number>;
  killed: boolean;
}

/** Plays a schedule of crashes, failures and deliveries on a store that outlives the processes. */
export class StoredInboxRun {
  readonly #schedule: StoredInboxSchedule;
  readonly #recording: RecordingStore;
  readonly #shared: SharedContext;
  readonly #members: Member[] = [];
  readonly #accepted = new Set<string>();
  readonly #slots: Member[] = [];

  constructor(schedule: StoredInboxSchedule) {
    const { attempts } = schedule;
    this.#schedule = schedule;
    const shared = sharedContext(schedule, attempts);
    this.#recording = new RecordingStore(attempts, shared.findings);
    this.#shared = { ...shared, mayStart: (id) => !this.#recording.done.has(id) };
  }

  /** Runs the schedule, lets all faults end, and checks the fate of every event. */
  async run(): Promise<void> {
    for (let slot = 0; slot < this.#schedule.processes; slot++) this.#boot(slot);
    for (const step of this.#schedule.steps) {
      const slot = this.#schedule.processes > step.slot ? step.slot : 0;
      const member = this.#slots[slot];
      if (member === undefined) continue;
      if (step.do === "deliver") this.#deliver(member, step.uploads, step.deletions);
      if (step.do === "redrive") this.#redrive(member);
      if (step.do === "crash") this.#kill(member);
      if (step.do === "stop") this.#stop(member, step.deadlineSeconds);
      if (step.do === "crash" || step.do === "stop") this.#boot(slot);
      await this.#shared.clock.advance(step.thenMs);
    }
    await this.#end();
  }

  #boot(slot: number): void {
    const connection = new UnreliableConnection(this.#shared.clock, this.#schedule.conditions);
    const completed = new Map<string, number>();
    const { store } = this.#recording;
    const inbox = storedInbox(
      connection.to({
        ...store,
        complete: async (lease, now) => {
          const held = await store.complete(lease, now);
          if (held) completed.set(lease.id, (completed.get(lease.id) ?? 0) + 1);
          return held;
        },
      }),
    );
    const process = new SimulatedProcess(this.#shared, inbox);
    const member = { process, connection, completed, killed: false };
    this.#slots[slot] = member;
    this.#members.push(member);
    void process.vod.start();
  }

  #deliver(
    { process, connection }: Member,
    uploads: readonly string[],
    deletions: readonly string[],
  ) {
    const time = this.#shared.clock.now();
    process.vod.receive(acmeRequest({ uploads, deletions }, { time })).then(async ({ status }) => {
      if (connection.isDisconnected || status !== 200) return;
      const ids = [...uploads.map((name) => `acme:upload:${name}`)];
      for (const id of [...ids, ...deletions.map((name) => `acme:delete:${name}`)]) {
        this.#accepted.add(id);
        const record = await this.#recording.store.get(id);
        this.#shared.findings.expect(record !== undefined, `${id} was accepted, but is not stored`);
      }
    });
  }

  #redrive({ connection }: Member): void {
    const now = this.#shared.clock.now();
    connection
      .to(this.#recording.store)
      .redrive({ states: ["dead"] }, now)
      .catch(() => undefined);
  }

  #kill(member: Member): void {
    member.killed = true;
    member.connection.disconnect();
    member.process.crash();
  }

  /** A process ends when it has stopped; whether it could in time is not said, so it may be a crash. */
  #stop(member: Member, deadlineSeconds: number): void {
    const latest = this.#shared.clock.now() + deadlineSeconds * 1000;
    member.process.vod.stop({ deadlineSeconds }).then(({ inFlight }) => {
      if (member.killed) return;
      const inTime = inFlight.length === 0 && this.#shared.clock.now() < latest;
      this.#shared.findings.expect(
        !(inTime && member.process.busy),
        "a stop ended before its handlers",
      );
      this.#kill(member);
      member.killed = !inTime;
    });
  }

  async #end(): Promise<void> {
    this.#shared.script.clearFaults();
    for (const { connection } of this.#members) connection.clearFaults();
    await this.#settle();
    const { dead } = await this.#recording.store.stats();
    if (this.#slots[0] !== undefined) this.#redrive(this.#slots[0]);
    await this.#settle();
    const stats = await this.#recording.store.stats();
    assert.equal(stats.done, this.#recording.done.size);
    assert.deepEqual([stats.waiting, stats.running, stats.dead], [0, 0, 0], `${dead} were dead`);
    for (const id of this.#accepted) {
      this.#shared.findings.expect(this.#recording.done.has(id), `${id} was accepted and is lost`);
    }
    this.#checkSuccesses();
    this.#shared.findings.check();
  }

  /** Lets time pass until nothing waits or runs, and every call on the store was answered. */
  async #settle(): Promise<void> {
    for (let round = 0; round < 60; round++) {
      await this.#shared.clock.advance(2000);
      const { waiting, running } = await this.#recording.store.stats();
      if (waiting + running === 0) break;
    }
    await this.#shared.clock.advance(25_000);
  }

  #checkSuccesses(): void {
    const { conditions } = this.#schedule;
    const unreliable = conditions.some(({ fails, beforeMs }) => fails || beforeMs > 1000);
    const succeeded = new Set<string>();
    for (const { process, completed, killed } of this.#members) {
      const unrecorded = killed ? maxUnrecorded(conditions) : 0;
      for (const [id, times] of process.successes) {
        succeeded.add(id);
        const known = (completed.get(id) ?? 0) + (process.losses.get(id) ?? 0) + unrecorded;
        this.#shared.findings.expect(
          times <= known,
          `${id} is handled ${times} times in one process`,
        );
      }
      this.#shared.findings.expect(
        unreliable || process.losses.size === 0,
        "a lease is lost for no reason",
      );
    }
    for (const id of this.#recording.done) {
      this.#shared.findings.expect(succeeded.has(id), `${id} is done, but no handler succeeded`);
    }
  }
}
