import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CallbackConfig,
  type CallbackManager,
  createCallbackManager,
  memoryInbox,
} from "@vod-events/core";
import {
  decodeEvent,
  generatesKeys,
  type Provider,
  type QueueItem,
  rawDelivery,
  type Verification,
  type VodEvent,
} from "@vod-events/core/provider";
import { type FakeClock, fakeClock } from "../clock/fake-clock.js";
import { endsWithin } from "../conformance/ends-within.js";
import { CallbackServer, type ReceivedCallback } from "./callback-server.js";
import type { DocumentedRetries, OpenSimulator, TestedSimulator } from "./tested-simulator.js";

/** How long a request on this machine may take. */
const requestMs = 2000;

/** How long the clock stands still for a request that may have no effect, and for a pull. */
const quietMs = 50;
const pullMs = 150;

/** How often the clock advances until a long poll must have ended. */
const maxPolls = 50;

interface CloudSessionParts {
  readonly cloud: OpenSimulator;
  readonly server: CallbackServer;
  readonly clock: FakeClock;
  readonly retries: DocumentedRetries;
  readonly keyFile: string;
}

/** A simulated cloud under test, its application and the clock of both. */
export class CloudSession {
  readonly cloud: OpenSimulator;
  readonly server: CallbackServer;
  readonly clock: FakeClock;
  readonly retries: DocumentedRetries;
  readonly #keyFile: string;
  readonly #inbox = memoryInbox();

  constructor(parts: CloudSessionParts) {
    this.cloud = parts.cloud;
    this.server = parts.server;
    this.clock = parts.clock;
    this.retries = parts.retries;
    this.#keyFile = parts.keyFile;
  }

  /** Whether the cloud generates its signing keys. */
  get generatesKeys(): boolean {
    return generatesKeys(this.cloud.provider.capabilities);
  }

  /** Manages the config of the account. */
  manager(
    config: Partial<CallbackConfig> = {},
    provider: Provider = this.cloud.provider,
  ): CallbackManager {
    const signing = this.generatesKeys ? { keyFile: this.#keyFile } : { key: this.cloud.key };
    return createCallbackManager({
      provider: provider.id,
      providers: { [provider.id]: () => provider },
      callback: { mode: "push", url: `${this.server.origin}/hooks`, signing, ...config },
      inbox: this.#inbox,
    });
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
      await new Promise((resolve) => setTimeout(resolve, quietMs));
      await this.clock.advance((this.waitSeconds(this.received().length) + 1) * 1000);
    }
    await new Promise((resolve) => setTimeout(resolve, quietMs));
  }

  /** Verifies a callback with the adapter, by default with the key of the config. */
  async verify({ path, ...request }: ReceivedCallback, key?: string): Promise<Verification> {
    const url = `${this.server.origin}${path}`;
    const delivery = rawDelivery({ ...request, url, receivedAt: new Date(this.clock.now()) });
    const fetchText = () => Promise.reject(new Error("the test has no certificate"));
    const keys = key === undefined ? await this.#keys() : [key];
    return this.cloud.provider.verify(delivery, keys, { fetchText });
  }

  /** Decodes and translates the events of a callback. */
  eventsOf({ path: url, ...request }: ReceivedCallback): readonly VodEvent[] {
    const receivedAt = new Date(this.clock.now());
    const parsed = rawDelivery({ ...request, url, receivedAt }).json();
    assert.ok(parsed.ok, "a callback is not JSON");
    return this.events(parsed.value);
  }

  /** Decodes and translates the events of a delivery or message. */
  events(json: unknown): readonly VodEvent[] {
    const { provider } = this.cloud;
    const content = provider.unwrap?.(json) ?? { kind: "events", events: [json] };
    assert.ok(content.kind === "events", "a handshake came instead of an event");
    return content.events.flatMap((native) => {
      const decoded = decodeEvent(provider, native);
      assert.ok(decoded.ok, "the adapter does not decode an event");
      return provider.normalize(decoded.wire);
    });
  }

  /** Pulls messages, and returns those of uploads. The clock advances until a long poll ends. */
  async pull(): Promise<readonly QueueItem[]> {
    const items = await this.#pullAll();
    return items.filter(({ json }) => this.events(json).some(isUpload));
  }

  async #keys(): Promise<readonly string[]> {
    if (!this.generatesKeys) return [this.cloud.key];
    const { generatedKeys } = JSON.parse(await readFile(this.#keyFile, "utf8"));
    return generatedKeys.map(({ key }: { readonly key: string }) => key);
  }

  async #pullAll(): Promise<readonly QueueItem[]> {
    const { queue } = this.cloud.provider;
    assert.ok(queue, "the provider has no queue");
    const pulling = queue.pull(new AbortController().signal);
    for (let polls = 0; polls < maxPolls; polls += 1) {
      if (await endsWithin(pulling, pullMs)) return pulling;
      await this.clock.advance(queue.limits.longPollSeconds * 1000);
    }
    return assert.fail("a pull does not end after the long poll");
  }

  async #until(condition: () => boolean, milliseconds: number): Promise<void> {
    const deadline = performance.now() + milliseconds;
    while (!condition() && performance.now() < deadline) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Starts a cloud for a check, and closes it. */
export async function withCloud(
  { open, retries }: TestedSimulator,
  check: (session: CloudSession) => Promise<void>,
): Promise<void> {
  const clock = fakeClock();
  const folder = await mkdtemp(join(tmpdir(), "vod-events-conformance-"));
  const keyFile = join(folder, "keys.json");
  const server = await new CallbackServer().start();
  try {
    const cloud = await open(clock);
    try {
      await check(new CloudSession({ cloud, server, clock, retries, keyFile }));
    } finally {
      await cloud.close();
    }
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

function isUpload({ type }: VodEvent): boolean {
  return type === "media.uploaded";
}
