import { instrumentProvider } from "../instrumentation/instrument-provider.js";
import { ProviderRegistry } from "../provider/provider-registry.js";
import type { AnyVodEventsOptions } from "./options.js";

/** Creates the registry of an application's providers, with their API calls observed if it has an instrumentation. */
export function providersOf({
  providers,
  instrumentation,
}: Pick<AnyVodEventsOptions, "providers" | "instrumentation">): ProviderRegistry {
  if (instrumentation === undefined) return new ProviderRegistry(providers);
  return new ProviderRegistry(providers, (provider, name) =>
    instrumentProvider(provider, name, instrumentation),
  );
}
