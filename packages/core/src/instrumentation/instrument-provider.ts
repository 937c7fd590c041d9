import type { Provider } from "../provider/provider.js";
import type { Instrumentation } from "./instrumentation.js";
import { withMembers } from "./with-members.js";

/** The methods of an adapter that call the provider's API. */
const operations: Readonly<Record<string, readonly string[]>> = {
  callback: ["create", "list", "overwrite", "read", "remove", "time", "update", "write"],
  queue: ["confirm", "pull"],
  confirmation: ["lookup"],
  reconciliation: ["read"],
};

type Observe = (method: string, next: () => Promise<unknown>) => Promise<unknown>;

/** Returns the provider with its API calls observed. */
export function instrumentProvider(
  provider: Provider,
  name: string,
  instrumentation: Instrumentation,
): Provider {
  const parts: Record<string, object> = {};
  for (const [part, methods] of Object.entries(operations)) {
    const api: unknown = provider[part as keyof Provider];
    if (typeof api !== "object" || api === null) continue;
    parts[part] = observedApi(api, methods, (method, next) =>
      instrumentation.apiCall({ provider: name, operation: `${part}.${method}` }, next),
    );
  }
  return withMembers(provider, parts);
}

function observedApi(api: object, names: readonly string[], observe: Observe): object {
  const methods: Record<string, unknown> = {};
  for (const name of names) {
    const method: unknown = Reflect.get(api, name);
    if (typeof method !== "function") continue;
    methods[name] = (...values: readonly unknown[]) =>
      observe(name, async () => method.apply(api, values));
  }
  return withMembers(api, methods);
}
