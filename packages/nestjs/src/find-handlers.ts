import type { DiscoveryService } from "@nestjs/core";
import type { Handler, Subscription } from "@vod-events/core";
import { type MethodSubscription, subscriptionsOf } from "./subscriptions.js";

/** What Nest knows of a provider or controller. */
export type Provided = ReturnType<DiscoveryService["getProviders"]>[number];

/** A decorated method of a provider or controller. */
export interface FoundHandler extends MethodSubscription {
  /** The class and the method, for messages. */
  readonly place: string;
  readonly handler: Handler<Subscription>;
}

/**
 * Finds the decorated methods of singletons.
 *
 * @throws Error when a provider is not a singleton, or when two modules provide the same class
 */
export function findHandlers(provided: readonly Provided[]): readonly FoundHandler[] {
  const instances = new Set<object>();
  const hosts = new Map<unknown, Provided>();
  return provided.flatMap((provider) => {
    const subscriptions = subscriptionsOf(prototypeOf(provider));
    const [first] = subscriptions;
    if (first === undefined) return [];
    rejectOtherScopes(provider, first);
    const { instance } = provider;
    if (instances.has(instance)) return [];
    instances.add(instance);
    rejectSecondHost(provider, hosts);
    return subscriptions.map((subscription) => ({
      ...subscription,
      place: placeOf(provider, subscription),
      handler: (event, context) => instance[subscription.key](event, context),
    }));
  });
}

function prototypeOf({ isNotMetatype, metatype, instance }: Provided): object | null {
  if (!isNotMetatype) return metatype?.prototype ?? null;
  return typeof instance === "object" && instance !== null ? Object.getPrototypeOf(instance) : null;
}

function rejectOtherScopes(provider: Provided, subscription: MethodSubscription): void {
  if (provider.isDependencyTreeStatic() && !provider.isTransient) return;
  throw new Error(
    `${placeOf(provider, subscription)}: @OnVodEvent needs a singleton. The provider is transient or request-scoped, or ` +
      "depends on a request-scoped provider. Move the method to a singleton, which may call ModuleRef.resolve().",
  );
}

/** A class that is its own token has one instance in each module that provides it. */
function rejectSecondHost(provider: Provided, hosts: Map<unknown, Provided>): void {
  if (provider.token !== provider.metatype) return;
  const other = hosts.get(provider.token);
  hosts.set(provider.token, provider);
  if (other === undefined) return;
  throw new Error(
    `${provider.name}: provided by the modules ${other.host?.name} and ${provider.host?.name}, so that each event would be ` +
      "handled twice. Provide it in one module, and export it.",
  );
}

function placeOf(provider: Provided, { key }: MethodSubscription): string {
  return `${provider.name}.${String(key)}`;
}
