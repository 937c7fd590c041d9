import { AssertionError } from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { InboxEngine } from "./inbox-engine.js";
import { Machine, type MachineOptions } from "./machine.js";

/** A check of machines whose inboxes are empty at first. */
export type InboxCheck = (cluster: Cluster) => Promise<void>;

/** Requirements for an inbox by name. */
export type InboxCases = Readonly<Record<string, InboxCheck>>;

const pollMs = 2;
const quietMs = 60;

/** Machines that share the data of an inbox. */
export class Cluster {
  readonly #engine: InboxEngine;
  readonly #machines: Machine[] = [];

  constructor(engine: InboxEngine) {
    this.#engine = engine;
  }

  /** Creates a machine whose inbox is open and not started. */
  async open(options: MachineOptions = {}): Promise<Machine> {
    const { create, share, clock } = this.#engine;
    const [first] = this.#machines;
    const inbox = first === undefined ? await create() : await share?.(first.inbox);
    if (inbox === undefined) throw new Error("the engine has no second inbox on the same data");
    const machine = new Machine(inbox, { ...(clock && { clock }), ...options });
    this.#machines.push(machine);
    machine.open();
    return machine;
  }

  /** Creates a machine whose inbox is started. */
  async start(options: MachineOptions = {}): Promise<Machine> {
    const machine = await this.open(options);
    await machine.inbox.start();
    return machine;
  }

  /** The runs of the handlers of all machines as `<event> <attempt>`, in their order on each machine. */
  get runs(): readonly string[] {
    return this.#machines.flatMap(({ runs }) =>
      runs.map(({ name, attempt }) => `${name} ${attempt}`),
    );
  }

  /** Waits until a condition holds; `what` completes the sentence "it does not happen that …". */
  async until(what: string, condition: () => unknown): Promise<void> {
    const { timeoutMs = 6000 } = this.#engine;
    const end = performance.now() + timeoutMs;
    while (!(await condition())) {
      if (performance.now() > end) {
        throw new AssertionError({ message: `it does not happen that ${what}` });
      }
      await sleep(pollMs);
    }
  }

  /** Waits until all events of a machine are done or dead letters. */
  async untilSettled({ admin }: Machine): Promise<void> {
    await this.until("all events are done or dead letters", async () => {
      const { waiting, running } = await admin.stats();
      return waiting + running === 0;
    });
  }

  /** Waits until an event is a dead letter. */
  async untilDead({ admin }: Machine): Promise<void> {
    await this.until("the event is a dead letter", async () => (await admin.stats()).dead);
  }

  /** Waits as long as an event that must not be handled would need. */
  async quiet(): Promise<void> {
    await sleep(quietMs);
  }

  /** Returns the {@link runs} after a time in which an event that must not be handled would have run, too. */
  async finalRuns(): Promise<readonly string[]> {
    await this.quiet();
    return this.runs;
  }

  /** Makes the leases of the running events expire. */
  async expireLeases(): Promise<void> {
    const [first] = this.#machines;
    if (first === undefined) throw new Error("there is no machine yet");
    await this.#engine.expireLeases?.(first.inbox);
  }

  /** Stops all machines; their handlers end. */
  async stop(): Promise<void> {
    for (const machine of this.#machines) machine.release();
    for (const machine of this.#machines) await machine.stop();
  }
}
