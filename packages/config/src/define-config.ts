import type {
  CallbackConfig,
  HandlingOptions,
  Inbox,
  ModeOf,
  ProviderFactories,
  ReceiverOptions,
} from "@vod-events/core";

/** What a config file says. Members that it leaves out are looked for in the environment. */
export interface VodEventsConfig<
  Factories extends ProviderFactories = ProviderFactories,
  Selected extends string | undefined = string | undefined,
> {
  readonly provider?: Selected | (keyof Factories & string);
  readonly providers?: Factories;
  readonly callback?: Partial<CallbackConfig<ModeOf<Factories, Selected>>>;
  readonly receiver?: ReceiverOptions;
  readonly handling?: HandlingOptions;
  /** The path of an inbox file, or an inbox. */
  readonly inbox?: string | Inbox;
}

/** Gives a config file its types: `export default defineConfig({ … })`. */
export function defineConfig<
  const Factories extends ProviderFactories,
  const Selected extends string | undefined,
>(config: VodEventsConfig<Factories, Selected>): VodEventsConfig<Factories, Selected> {
  return config;
}
