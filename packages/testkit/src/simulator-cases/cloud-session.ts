import assert from "node:assert/strict";
import { setImmediate as nextTick, setTimeout as sleep } from "node:timers/promises";
import {
  parseJson,
  type QueueItem,
  rawDelivery,
  type Verification,
  type VodEvent,
} from "@vod-events/core/provider";
import { type FakeClock, fakeClock } from "../clock/fake-clock.js";
import { ManagedAccount } from "../conformance/managed-account.js";
import { pullOnClock } from "../conformance/pull-on-clock.js";
import { withTemporaryFolder } from "../conformance/temporary-folder.js";
import { Subject } from "../provider-cases/subject.js";
import { CallbackServer, type ReceivedCallback } from "./callback-server.js";
import type { DocumentedRetries, OpenSimulator, TestedSimulator } from "./tested-simulator.js";

/** How long a request on this machine may take. */
const requestMs = 2000;

/** How long the clock stands still for a request that may have no effect. */
const quietMs = 50;

interface CloudSessionParts {
  readonly cloud: OpenSimulator;
  readonly server: CallbackServer;
  readonly clock: FakeClock;
  readonly retries: DocumentedRetries;
  readonly folder: string;
}

/** A simulated cloud under test, its application and the clock of both. */
export class CloudSession extends ManagedAccount {
  readonly cloud: OpenSimulator;
  readonly server: CallbackServer;
  readonly clock: FakeClock;
  readonly retries: DocumentedRetries;
  readonly #subject: Subject;

  constructor({ cloud, server, clock, retries, folder }: CloudSessionParts) {
    const { provider, key } = cloud;
    super({ provider, key, url: `${server.origin}/hooks`, folder });
    this.cloud = cloud;
    this.server = server;
    this.clock = clock;
    this.retries = retries;
    this.#subject = new Subject({ create: () => provider });
  }

  /** Returns the documented wait after a number of attempts. */
  waitSeconds(attempts: number): number {
    const waits = [this.retries.waitSeconds].flat();
    return waits[Math.max(0, attempts - 1)] ?? waits.at(-1) ?? 0;
  }

  /** Returns the callbacks of uploads that have come. */
  received(): readonly ReceivedCallback[] {
    return this.server.callbacks.filter((callback) => this.eventsOf(callback).some(isUpload));
  }

  /**
   * Waits for a number of callbacks of uploads in total. The clock advances by the documented wait while they are
   * missing.
   */
  async callbacks(count: number): Promise<readonly ReceivedCallback[]> {
    const isComplete = () => this.received().length >= count;
    for (let waits = 0; !isComplete() && waits <= count; waits += 1) {
      await this.#until(isComplete, waits === count ? requestMs : quietMs);
      if (!isComplete()) await this.clock.advance(this.waitSeconds(this.received().length) * 1000);
    }
    const callbacks = this.received();
    assert.ok(callbacks.length >= count, `${callbacks.length} of ${count} callbacks came`);
    return callbacks;
  }

  /** Waits until it is certain that no further callback comes. */
  async quiet(): Promise<void> {
    for (let waits = 0; waits < 2; waits += 1) {
      await sleep(quietMs);
      await this.clock.advance((this.waitSeconds(this.received().length) + 1) * 1000);
    }
    await sleep(quietMs);
  }

  /** Verifies a callback with the adapter, by default with the key of the config. */
  async verify({ path, ...request }: ReceivedCallback, key?: string): Promise<Verification> {
    const url = `${this.server.origin}${path}`;
    const delivery = rawDelivery({ ...request, url, receivedAt: new Date(this.clock.now()) });
    const ownKeys = this.generatesKeys ? await this.generatedKeys() : [this.cloud.key];
    return this.#subject.verify(delivery, key === undefined ? ownKeys : [key], "a callback");
  }

  /** Decodes and translates the events of a callback. */
  eventsOf({ body }: ReceivedCallback): readonly VodEvent[] {
    const parsed = parseJson(body);
    assert.ok(parsed.ok, "a callback is not JSON");
    return this.#subject.eventsIn(parsed.value, "a callback");
  }

  /** Decodes and translates the events of a message. */
  eventsIn({ json }: QueueItem): readonly VodEvent[] {
    return this.#subject.eventsIn(json, "a message");
  }

  /** Pulls messages, and returns those of uploads. The clock advances until a long poll ends. */
  async pull(): Promise<readonly QueueItem[]> {
    const { queue } = this.cloud.provider;
    assert.ok(queue, "the provider has no queue");
    const items = await pullOnClock(queue, (seconds) => this.clock.advance(seconds * 1000));
    return items.filter((item) => this.eventsIn(item).some(isUpload));
  }

  async #until(condition: () => boolean, milliseconds: number): Promise<void> {
    const deadline = performance.now() + milliseconds;
    while (!condition() && performance.now() < deadline) {
      await nextTick();
    }
  }
}

/** Starts a cloud for a check, and closes it. */
export async function withCloud(
  { open, retries }: TestedSimulator,
  check: (session: CloudSession) => Promise<void>,
): Promise<void> {
  const clock = fakeClock();
  const server = await new CallbackServer().start();
  try {
    const cloud = await open(clock);
    try {
      await withTemporaryFolder((folder) =>
        check(new CloudSession({ cloud, server, clock, retries, folder })),
      );
    } finally {
      await cloud.close();
    }
  } finally {
    await server.close();
  }
}

function isUpload({ type }: VodEvent): boolean {
  return type === "media.uploaded";
}
