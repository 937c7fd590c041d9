import type { Provider } from "../provider/provider.js";
import type { Instrumentation } from "./instrumentation.js";
import { withMembers } from "./with-members.js";

/** A part of an adapter: its methods that call the provider's API, and its own parts. */
interface Part {
  readonly methods?: readonly string[];
  readonly parts?: Readonly<Record<string, Part>>;
}

const adapter: Part = {
  parts: {
    callback: {
      methods: ["create", "list", "overwrite", "read", "remove", "time", "update", "write"],
    },
    queue: { methods: ["confirm", "pull"] },
    confirmation: { methods: ["lookup"] },
    reconciliation: { methods: ["read"], parts: { deletions: { methods: ["read"] } } },
  },
};

type Observe = (operation: string, next: () => Promise<unknown>) => Promise<unknown>;

/** Returns the provider with its API calls observed. */
export function instrumentProvider(
  provider: Provider,
  name: string,
  instrumentation: Instrumentation,
): Provider {
  return observed(provider, adapter, [], (operation, next) =>
    instrumentation.apiCall({ provider: name, operation }, next),
  );
}

/** Returns a part with its API calls observed; `path` leads to it. */
function observed<Value extends object>(
  value: Value,
  { methods = [], parts = {} }: Part,
  path: readonly string[],
  observe: Observe,
): Value {
  const members: Record<string, unknown> = {};
  for (const name of methods) {
    const method: unknown = Reflect.get(value, name);
    if (typeof method !== "function") continue;
    const operation = [...path, name].join(".");
    members[name] = (...values: readonly unknown[]) =>
      observe(operation, async () => method.apply(value, values));
  }
  for (const [name, part] of Object.entries(parts)) {
    const inner: unknown = Reflect.get(value, name);
    if (typeof inner !== "object" || inner === null) continue;
    members[name] = observed(inner, part, [...path, name], observe);
  }
  return withMembers(value, members);
}
