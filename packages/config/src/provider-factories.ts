import type { ProviderFactories } from "@vod-events/core";
import {
  closestMatch,
  type Environment,
  type Provider,
  rejectUnknownOptions,
} from "@vod-events/core/provider";
import type { ProviderEntries } from "./define-config.js";
import { invalid } from "./invalid.js";

/** The adapters of a program by name. */
export type Adapters = Readonly<Record<string, (options: never) => Provider>>;

/** The functions that create the providers of a config. Without `providers`, every adapter is a provider. */
export function providerFactories(
  entries: ProviderEntries | undefined,
  adapters: Adapters,
  env: Environment,
): ProviderFactories {
  const named = entries ?? Object.fromEntries(Object.keys(adapters).map((name) => [name, {}]));
  rejectUnknownOptions("providers", named, Object.keys(named));
  if (Object.keys(named).some((name) => /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name))) {
    throw invalid("providers: a name is unprintable. Use letters and digits");
  }
  const factories = Object.entries(named).map(([name, entry]) => [
    name,
    factoryOf(name, entry, adapters, env),
  ]);
  return Object.fromEntries(factories);
}

function factoryOf(
  name: string,
  entry: unknown,
  adapters: Adapters,
  env: Environment,
): () => Provider {
  if (typeof entry === "function") return entry as () => Provider;
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    throw invalid(`providers.${name}: must be the options of an adapter, or a function`);
  }
  if ("capabilities" in entry) {
    throw invalid(
      `providers.${name}: must be a function that returns the adapter. Write () => before it`,
    );
  }
  const { adapter: adapterName = name, ...options } = entry as { readonly adapter?: unknown };
  const adapter = adapterOf(name, adapterName, adapters);
  return () => adapter({ env, ...options } as never);
}

function adapterOf(name: string, adapterName: unknown, adapters: Adapters): Adapters[string] {
  const known = typeof adapterName === "string" && Object.hasOwn(adapters, adapterName);
  const adapter = known ? adapters[adapterName] : undefined;
  if (adapter !== undefined) return adapter;
  const names = Object.keys(adapters);
  const meant = typeof adapterName === "string" ? closestMatch(adapterName, names) : undefined;
  const advice = meant === undefined ? `Adapters: ${names.join(", ")}` : `Did you mean ${meant}?`;
  throw invalid(`providers.${name}.adapter: must be the name of an adapter. ${advice}`);
}

/**
 * Rejects an unknown provider name.
 *
 * @param source - the file or variable with the name
 */
export function checkSelected(
  name: string | undefined,
  factories: ProviderFactories,
  source: string,
): void {
  if (name === undefined || name === "" || Object.hasOwn(factories, name)) return;
  const names = Object.keys(factories);
  const meant = closestMatch(name, names);
  const advice = meant === undefined ? `Providers: ${names.join(", ")}` : `Did you mean ${meant}?`;
  throw invalid(`${source}: unknown provider. ${advice}`);
}
