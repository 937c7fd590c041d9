import type { Provider } from "@vod-events/core/provider";
import type { AdapterFactory } from "./adapters.js";
import { invalid } from "./invalid.js";

/**
 * Finds the adapter's function in the exports of a module: under one of the names, as default, or the only function.
 *
 * @param source - names the module in errors
 */
export function adapterInModule(
  module: object,
  names: readonly (string | undefined)[],
  source: string,
): AdapterFactory {
  const exported = module as Readonly<Record<string, unknown>>;
  const functions = Object.values(exported).filter(isFactory);
  const named = [...names, "default"].map((name) =>
    name !== undefined && Object.hasOwn(exported, name) ? exported[name] : undefined,
  );
  const factory = named.find(isFactory) ?? (functions.length === 1 ? functions[0] : undefined);
  if (factory !== undefined) return checkedFactory(factory, source);
  const wanted = names.find((name) => name !== undefined) ?? "default";
  throw invalid(`${source}: exports no adapter. Export its function as ${wanted} or as default`);
}

/** Wraps a function so that it returns an adapter or fails with an error that names its source. */
export function checkedFactory(factory: AdapterFactory, source: string): AdapterFactory {
  return (options) => {
    const provider: Partial<Provider> | undefined = factory(options);
    const isProvider =
      typeof provider?.id === "string" &&
      typeof provider.capabilities === "object" &&
      typeof provider.decode === "function" &&
      typeof provider.normalize === "function" &&
      typeof provider.verify === "function";
    if (isProvider) return provider as Provider;
    const members = "id, capabilities, verify, decode and normalize";
    throw invalid(`${source}: the function must return an adapter with ${members}`);
  };
}

function isFactory(value: unknown): value is AdapterFactory {
  return typeof value === "function";
}
