import type { OnApplicationBootstrap, OnModuleDestroy } from "@nestjs/common";
import type { DiscoveryService } from "@nestjs/core";
import type { StopOptions, VodEvents } from "@vod-events/core";
import { type FoundHandler, findHandlers } from "./find-handlers.js";

/** An instance as the module keeps it. */
export interface Hosted {
  readonly name: string | undefined;
  readonly vod: VodEvents;
  readonly stop: StopOptions | undefined;
}

/** Registers the decorated methods and starts the instance with the application, and stops it. */
export class Lifecycle implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #hosted: Hosted;
  readonly #discovery: DiscoveryService;

  constructor(hosted: Hosted, discovery: DiscoveryService) {
    this.#hosted = hosted;
    this.#discovery = discovery;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { vod, name } = this.#hosted;
    const provided = this.#discovery.getProviders();
    const others = provided.flatMap(({ instance }) =>
      instance instanceof Lifecycle ? instance.#hosted : [],
    );
    rejectClashes(others);
    const found = findHandlers([...provided, ...this.#discovery.getControllers()]);
    rejectUnknownNames(found, others);
    for (const { to, handler } of found.filter((handler) => handler.name === name)) {
      vod.on(to, handler);
    }
    await vod.start();
  }

  async onModuleDestroy(): Promise<void> {
    const { vod, stop } = this.#hosted;
    await vod.stop(stop);
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
