import type {
  CallbackConfig,
  HandlingOptions,
  Inbox,
  MediaOptions,
  ModeOf,
  ProviderFactories,
  ReceiverOptions,
  ReconcileSchedule,
} from "@vod-events/core";
import type { DeliveryMode, Provider } from "@vod-events/core/provider";
import type { AdapterFactory } from "./adapters.js";

/** A provider as data: the options of an adapter. */
export interface AdapterEntry {
  /** The name of the adapter. Default: the name of the entry. */
  readonly adapter?: string | undefined;
  readonly [option: string]: unknown;
}

/** A provider of an application: a function that creates it, or the options of an adapter. */
export type ProviderEntry = (() => Provider) | AdapterEntry;

/** The providers of an application by name. Two accounts of one provider need two names. */
export type ProviderEntries = Readonly<Record<string, ProviderEntry>>;

/** The modes of the selected provider; all modes if it is selected at run time. */
export type ModeOfEntry<Entries, Selected> = Selected extends keyof Entries
  ? Entries[Selected] extends () => Provider
    ? ReturnType<Entries[Selected]>["capabilities"]["modes"][number]
    : DeliveryMode
  : DeliveryMode;

/** The contents of a config file. Environment variables override it. */
export interface VodEventsConfig<
  Entries extends ProviderEntries = ProviderEntries,
  Selected extends string | undefined = string | undefined,
> {
  /** The provider to configure and pull: one of the names in `providers`. */
  readonly provider?: Selected | (keyof Entries & string);
  /**
   * Adapters by name: a package, a path relative to the folder of the config file, or a function. Installed packages
   * `@vod-events/*` need not be named.
   */
  readonly adapters?: Readonly<Record<string, string | AdapterFactory>> | undefined;
  /** The providers by name. Default: every adapter, under the adapter's name. */
  readonly providers?: Entries | undefined;
  /** `mode` defaults to `push`. */
  readonly callback?: Partial<CallbackConfig<ModeOfEntry<Entries, Selected>>> | undefined;
  readonly receiver?: ReceiverOptions | undefined;
  readonly handling?: HandlingOptions | undefined;
  readonly media?: boolean | MediaOptions | undefined;
  /** An inbox, the path of an inbox file relative to the folder of the config file, or the URL of a database. */
  readonly inbox?: string | Inbox | undefined;
  readonly reconcile?: ReconcileSchedule | undefined;
}

/** A config that needs no environment variables and no adapters: valid options of `createVodEvents`. */
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
 * Types a config file: `export default defineConfig({ … })`. A misspelled name, an unknown event type and a mode
 * that the selected provider does not support are compile errors.
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
