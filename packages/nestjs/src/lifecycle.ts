import type { OnApplicationBootstrap, OnModuleDestroy, OnModuleInit } from "@nestjs/common";
import type { AbstractHttpAdapter, DiscoveryService, HttpAdapterHost } from "@nestjs/core";
import type { StopOptions, VodEvents } from "@vod-events/core";
import { type FoundHandler, findHandlers } from "./find-handlers.js";
import { mount } from "./mount.js";

/** An instance and the options of its module. */
export interface Hosted {
  readonly name: string | undefined;
  readonly vod: VodEvents;
  readonly stop: StopOptions | undefined;
}

/** Mounts an instance, calls the decorated methods, and starts and stops it with the application. */
export class Lifecycle implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  readonly #hosted: Hosted;
  readonly #discovery: DiscoveryService;
  #mountError: unknown;

  /** The HTTP adapter exists before its body parsers. An application without HTTP has none. */
  constructor(hosted: Hosted, host: HttpAdapterHost, discovery: DiscoveryService) {
    this.#hosted = hosted;
    this.#discovery = discovery;
    host.init$.subscribe(() => this.#mountOn(host.httpAdapter));
  }

  onModuleInit(): void {
    const { vod, name } = this.#hosted;
    const provided = this.#discovery.getProviders();
    const all = provided.flatMap(({ instance }) =>
      instance instanceof Lifecycle ? instance.#hosted : [],
    );
    rejectClashes(all);
    if (this.#mountError !== undefined) throw this.#mountError;
    const found = findHandlers([...provided, ...this.#discovery.getControllers()]);
    rejectUnknownNames(found, all);
    for (const { to, handler } of found.filter((handler) => handler.name === name)) {
      vod.on(to, handler);
    }
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#hosted.vod.start();
  }

  async onModuleDestroy(): Promise<void> {
    const { vod, stop } = this.#hosted;
    await vod.stop(stop);
  }

  /** An error that is thrown to an observable ends the process. */
  #mountOn(adapter: AbstractHttpAdapter | undefined): void {
    try {
      if (adapter) mount(adapter, this.#hosted.vod);
    } catch (error) {
      this.#mountError = error;
    }
  }
}

function rejectClashes(all: readonly Hosted[]): void {
  for (const [index, { name, vod }] of all.entries()) {
    const earlier = all.slice(0, index);
    if (earlier.some((other) => other.name === name)) {
      throw new Error(`VodEventsModule: registered twice ${described(name)}. Set another name.`);
    }
    const path = vod.callbackPaths.find((own) =>
      earlier.some((other) => other.vod.callbackPaths.includes(own)),
    );
    if (path !== undefined) {
      throw new Error(
        `VodEventsModule: two instances receive callbacks at ${path}. Set another callback.url ${described(name)}.`,
      );
    }
  }
}

function rejectUnknownNames(found: readonly FoundHandler[], all: readonly Hosted[]): void {
  const unknown = found.find(({ name }) => !all.some((hosted) => hosted.name === name));
  if (unknown === undefined) return;
  throw new Error(
    `${unknown.place}: there is no VodEventsModule ${described(unknown.name)}. ` +
      `Registered: ${all.map(({ name }) => described(name)).join(", ")}.`,
  );
}

function described(name: string | undefined): string {
  return name === undefined ? "without a name" : `with the name ${name}`;
}
