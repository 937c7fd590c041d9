import type { FactoryProvider, ModuleMetadata } from "@nestjs/common";
import type { ProviderFactories, StopOptions, VodEventsOptions } from "@vod-events/core";

/** Tells the modules of an application with several instances apart. */
export interface NamedInstance {
  /** Absent for the only instance, or for the main one of several. */
  readonly name?: string | undefined;
}

/** The options of `createVodEvents`, and how the module stops. */
export interface VodEventsModuleOptions<
  Factories extends ProviderFactories = ProviderFactories,
  Selected extends string | undefined = string | undefined,
> extends VodEventsOptions<Factories, Selected> {
  /** How the application's shutdown stops the instance. */
  readonly stop?: StopOptions | undefined;
}

/** The options of `VodEventsModule.forRootAsync`. */
export interface VodEventsModuleAsyncOptions<
  Factories extends ProviderFactories = ProviderFactories,
  Selected extends string | undefined = string | undefined,
> extends NamedInstance,
    Pick<ModuleMetadata, "imports"> {
  /** The providers that `useFactory` receives. */
  readonly inject?: FactoryProvider["inject"];
  /** Returns the options. May be asynchronous. */
  readonly useFactory: (
    ...dependencies: never[]
  ) =>
    | VodEventsModuleOptions<Factories, Selected>
    | Promise<VodEventsModuleOptions<Factories, Selected>>;
}
