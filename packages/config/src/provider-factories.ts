import type { ProviderFactories } from "@vod-events/core";
import {
  closestMatch,
  type Environment,
  type Provider,
  rejectUnknownOptions,
} from "@vod-events/core/provider";
import type { Adapters } from "./adapters.js";
import type { ProviderEntries } from "./define-config.js";
import { invalid } from "./invalid.js";

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
  const advice = adviceFor(adapterName, Object.keys(adapters), "Adapters");
  throw invalid(`providers.${name}.adapter: must be the name of an adapter. ${advice}`);
}

/** Suggests the name that was meant, or how to install an adapter of an unknown name. */
function adviceFor(name: unknown, known: readonly string[], what: string): string {
  const meant = typeof name === "string" ? closestMatch(name, known) : undefined;
  if (meant !== undefined) return `Did you mean ${meant}?`;
  const list = known.length === 0 ? `${what}: none.` : `${what}: ${known.join(", ")}.`;
  const isName = typeof name === "string" && /^[a-z][a-z-]{0,30}$/.test(name);
  const packageName = isName ? `@vod-events/${name}` : "@vod-events/<name>";
  return `${list} Run npm install ${packageName}, or name its package in adapters`;
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
  const advice = adviceFor(name, Object.keys(factories), "Providers");
  throw invalid(`${source}: unknown provider. ${advice}`);
}
