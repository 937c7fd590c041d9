import type {
  CallbackConfig,
  HandlingOptions,
  Inbox,
  ModeOf,
  ProviderFactories,
  ReceiverOptions,
} from "@vod-events/core";
import type { DeliveryMode, Provider } from "@vod-events/core/provider";

/** A cloud as data: the options of an adapter. */
export interface AdapterEntry {
  /** The name of the adapter. Default: the name of the entry. */
  readonly adapter?: string | undefined;
  readonly [option: string]: unknown;
}

/** A cloud of an application: a function that makes it, or the options of an adapter. */
export type ProviderEntry = (() => Provider) | AdapterEntry;

/** The clouds of an application by name. Two accounts of one cloud are two names. */
export type ProviderEntries = Readonly<Record<string, ProviderEntry>>;

/** How the selected cloud can deliver; either way where that is only known when the program runs. */
export type ModeOfEntry<Entries, Selected> = Selected extends keyof Entries
  ? Entries[Selected] extends () => Provider
    ? ReturnType<Entries[Selected]>["capabilities"]["modes"][number]
    : DeliveryMode
  : DeliveryMode;

/** What a config file says. Variables of the environment stand above it. */
export interface VodEventsConfig<
  Entries extends ProviderEntries = ProviderEntries,
  Selected extends string | undefined = string | undefined,
> {
  /** The cloud to configure and pull: one of the names in `providers`. */
  readonly provider?: Selected | (keyof Entries & string);
  /** The clouds there are, by name. Default: every adapter that the program has, by the adapter's name. */
  readonly providers?: Entries | undefined;
  /** `mode` is `push` where nothing else is said. */
  readonly callback?: Partial<CallbackConfig<ModeOfEntry<Entries, Selected>>> | undefined;
  readonly receiver?: ReceiverOptions | undefined;
  readonly handling?: HandlingOptions | undefined;
  /** The path of an inbox file, from the folder of the config file; or an inbox. */
  readonly inbox?: string | Inbox | undefined;
}

/** A config that needs no environment and no adapters: `createVodEvents` takes it as it is. */
export interface CompleteConfig<
  Factories extends ProviderFactories = ProviderFactories,
  Selected extends string | undefined = string | undefined,
> extends VodEventsConfig<Factories, Selected> {
  readonly provider: Selected | (keyof Factories & string);
  readonly providers: Factories;
  readonly callback: CallbackConfig<ModeOf<Factories, Selected>>;
  readonly inbox?: Inbox | undefined;
}

/**
 * Gives a config file its types: `export default defineConfig({ … })`. A misspelled name, an unknown type of
 * event and a mode that the selected cloud does not have do not compile.
 */
export function defineConfig<
  const Factories extends ProviderFactories,
  const Selected extends string | undefined,
>(config: CompleteConfig<Factories, Selected>): CompleteConfig<Factories, Selected>;
export function defineConfig<
  const Entries extends ProviderEntries,
  const Selected extends string | undefined,
>(config: VodEventsConfig<Entries, Selected>): VodEventsConfig<Entries, Selected>;
export function defineConfig(config: VodEventsConfig): VodEventsConfig {
  return config;
}
