import type { DynamicModule, FactoryProvider } from "@nestjs/common";
import { DiscoveryModule, DiscoveryService, HttpAdapterHost } from "@nestjs/core";
import { createVodEvents, type ProviderFactories, type VodEvents } from "@vod-events/core";
import { vodEventsToken } from "./injection.js";
import { type Hosted, Lifecycle } from "./lifecycle.js";
import type {
  NamedInstance,
  VodEventsModuleAsyncOptions,
  VodEventsModuleOptions,
} from "./module-options.js";
import { mount } from "./mount.js";

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
    return VodEventsModule.forRootAsync({ name, useFactory: () => rest as VodEventsModuleOptions });
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
    const { name, imports = [], inject = [], useFactory } = options;
    const hosted = Symbol(vodEventsToken(name));
    return {
      module: VodEventsModule,
      imports: [
        DiscoveryModule,
        {
          module: Instance,
          global: true,
          imports,
          providers: [
            hostedProvider(hosted, { name, inject, useFactory }),
            {
              provide: vodEventsToken(name),
              inject: [hosted],
              useFactory: ({ vod }: Hosted): VodEvents => vod,
            },
          ],
          exports: [hosted, vodEventsToken(name)],
        },
      ],
      providers: [
        {
          provide: Lifecycle,
          inject: [hosted, DiscoveryService],
          useFactory: (instance: Hosted, discovery: DiscoveryService) =>
            new Lifecycle(instance, discovery),
        },
      ],
    };
  }
}

/** A module of its own, because the hooks of a global module run in another order. */
class Instance {}

/** The receiver is mounted as soon as the HTTP adapter exists, which is before its body parsers. */
function hostedProvider<Factories extends ProviderFactories, Selected extends string | undefined>(
  token: symbol,
  options: Required<Omit<VodEventsModuleAsyncOptions<Factories, Selected>, "imports">>,
): FactoryProvider {
  const { name, inject = [], useFactory } = options;
  return {
    provide: token,
    inject: [HttpAdapterHost, ...inject],
    async useFactory(host: HttpAdapterHost, ...dependencies: never[]): Promise<Hosted> {
      const { stop, ...own } = await useFactory(...dependencies);
      const vod = createVodEvents(own as VodEventsModuleOptions);
      host.init$.subscribe(() => {
        if (host.httpAdapter) mount(host.httpAdapter, vod);
      });
      return { name, vod, stop };
    },
  };
}
