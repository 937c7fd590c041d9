import { randomUUID } from "node:crypto";
import { createVodEvents, isVodError, type VodEvents } from "@vod-events/core";
import type { InboxAdmin } from "@vod-events/core/inbox";
import { acme, acmeRequest } from "../core/acme.js";
import { pushConfig } from "../core/application.js";
import { waitUntil } from "../delivery/environment.js";
import type { Engine, OpenedInbox } from "./engine.js";
import { openInbox } from "./open-inbox.js";
import { TcpProxy } from "./tcp-proxy.js";

/** An application in the process of a test, whose connections reach the server through a proxy. */
export class OwnApplication {
  readonly vod: VodEvents;
  readonly proxy: TcpProxy;
  /** Inspects the same inbox without the proxy. */
  readonly direct: InboxAdmin;
  /** The media of each handled event, and the attempt. */
  readonly handled: string[] = [];
  /** The names of the diagnostics that tell of duplicates and lost leases. */
  readonly reported: string[] = [];
  /** The codes of the server's errors. */
  readonly failures: (string | undefined)[] = [];
  readonly namespace: string;
  readonly #closing: (() => Promise<void>)[] = [];

  private constructor(proxy: TcpProxy, own: OpenedInbox, direct: OpenedInbox, namespace: string) {
    this.proxy = proxy;
    this.namespace = namespace;
    this.direct = direct.inbox.admin;
    this.#closing.push(own.close, () => direct.inbox.stop(), direct.close);
    this.vod = createVodEvents({
      provider: "acme",
      providers: { acme: () => acme() },
      callback: pushConfig,
      inbox: own.inbox,
      handling: { deadlineSeconds: 0.5 },
    });
    for (const name of ["duplicate", "lease_lost"] as const)
      this.vod.diagnostics.on(name, () => void this.reported.push(name));
    this.vod.diagnostics.on("inbox_failed", ({ error }) => {
      if (isVodError(error)) this.failures.push(error.nativeCode);
    });
  }

  /** Resolves when it has several connections, so that a fault of one call is not that of a new connection. */
  static async create(engine: Engine): Promise<OwnApplication> {
    const proxy = await TcpProxy.start(engine.port);
    const namespace = `own_${randomUUID().replaceAll("-", "")}`;
    const place = { engine: engine.name, url: engine.urlAt(proxy.port), namespace };
    const own = await openInbox(place, { leaseMs: 1000 });
    await Promise.all(Array.from({ length: 8 }, () => own.inbox.admin.stats()));
    const url = engine.urlAt(engine.port);
    const direct = await openInbox({ ...place, url }, { leaseMs: 1000, worker: false });
    return new OwnApplication(proxy, own, direct, namespace);
  }

  /** Starts to handle events. `work` is what the handlers do. */
  async start(work: () => void = () => {}): Promise<void> {
    this.vod.on("*", ({ mediaId }, { attempt }) => {
      this.handled.push(`${mediaId} ${attempt}`);
      work();
    });
    await this.vod.start();
  }

  /** Receives the callback of an upload. Resolves with the status and the duration. */
  async receive(name: string): Promise<{ readonly status: number; readonly seconds: number }> {
    const start = performance.now();
    const { status } = await this.vod.receive(
      acmeRequest({ uploads: [name] }, { time: Date.now() }),
    );
    return { status, seconds: (performance.now() - start) / 1000 };
  }

  /** Waits until the server has an event in a state. */
  async untilStored(name: string, state: string): Promise<void> {
    for (let found: string | undefined; found !== state; ) {
      found = (await this.direct.get(`acme:upload:${name}`))?.state;
    }
  }

  /** Waits until some events are handled, and no other ones. */
  async untilHandled(seconds: number, ...expected: readonly string[]): Promise<void> {
    const all = () => this.handled.toSorted().join() === expected.toSorted().join();
    await waitUntil(seconds, all, () => `handled: ${this.handled.join()}`);
  }

  /** Waits until so many events are done. */
  async untilDone(count: number): Promise<void> {
    for (let done = 0; done < count; ) ({ done } = await this.direct.stats());
  }

  async remove(): Promise<void> {
    this.proxy.cut();
    await this.vod.stop();
    for (const close of this.#closing) await close();
    await this.proxy.close();
  }
}
