import type { DynamicModule } from "@nestjs/common";
import { DiscoveryModule, DiscoveryService, HttpAdapterHost } from "@nestjs/core";
import { createVodEvents, type ProviderFactories, type VodEvents } from "@vod-events/core";
import { vodEventsToken } from "./injection.js";
import { Lifecycle } from "./lifecycle.js";
import type {
  NamedInstance,
  VodEventsModuleAsyncOptions,
  VodEventsModuleOptions,
} from "./module-options.js";

/**
 * Creates an instance of `VodEvents`, receives callbacks at the paths of its callback URLs on Express and Fastify, and
 * calls the methods decorated with `OnVodEvent`. It starts with the application and stops in `onModuleDestroy`. The
 * instance can be injected everywhere with `InjectVodEvents`.
 */
// biome-ignore lint/complexity/noStaticOnlyClass: NestJS identifies a module by its class.
export class VodEventsModule {
  /**
   * Registers an instance with options that are known at once.
   *
   * @throws VodError `config_invalid` or `unsupported`, when the application starts, for invalid options
   */
  static forRoot<
    const Factories extends ProviderFactories,
    const Selected extends string | undefined,
  >(options: VodEventsModuleOptions<Factories, Selected> & NamedInstance): DynamicModule {
    const { name, ...rest } = options;
    return moduleOf({ name, useFactory: () => rest as VodEventsModuleOptions });
  }

  /**
   * Registers an instance with options that a factory returns.
   *
   * @throws VodError `config_invalid` or `unsupported`, when the application starts, for invalid options
   */
  static forRootAsync<
    const Factories extends ProviderFactories,
    const Selected extends string | undefined,
  >(options: VodEventsModuleAsyncOptions<Factories, Selected>): DynamicModule {
    return moduleOf(options);
  }
}

function moduleOf<Factories extends ProviderFactories, Selected extends string | undefined>(
  options: VodEventsModuleAsyncOptions<Factories, Selected>,
): DynamicModule {
  const { name, imports = [], inject = [], useFactory } = options;
  const token = vodEventsToken(name);
  const optionsToken = Symbol(`options of ${token}`);
  return {
    module: VodEventsModule,
    imports: [
      DiscoveryModule,
      {
        module: VodEventsInstanceModule,
        global: true,
        imports,
        providers: [
          { provide: optionsToken, inject, useFactory },
          {
            provide: token,
            inject: [optionsToken],
            useFactory: ({ stop, ...own }: VodEventsModuleOptions) => createVodEvents(own),
          },
        ],
        exports: [optionsToken, token],
      },
    ],
    providers: [
      {
        provide: Lifecycle,
        inject: [token, optionsToken, HttpAdapterHost, DiscoveryService],
        useFactory: (
          vod: VodEvents,
          { stop }: VodEventsModuleOptions,
          host: HttpAdapterHost,
          discovery: DiscoveryService,
        ) => new Lifecycle({ name, vod, stop }, host, discovery),
      },
    ],
  };
}

/** A module of its own, because the hooks of a global module run in another order. */
class VodEventsInstanceModule {}
