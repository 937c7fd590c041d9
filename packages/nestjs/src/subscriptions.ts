import type { Subscription } from "@vod-events/core";

/** A decorated method. */
export interface MethodSubscription {
  readonly to: Subscription;
  readonly key: string | symbol;
  /** The name of the module's instance. */
  readonly name: string | undefined;
}

/** In the global registry, so that several copies of this package share it. */
const subscriptions = Symbol.for("@vod-events/nestjs/subscriptions");

interface Decorated {
  [subscriptions]?: MethodSubscription[];
}

/** Adds a subscription to a class by its prototype. */
export function addSubscription(prototype: Decorated, subscription: MethodSubscription): void {
  if (!Object.hasOwn(prototype, subscriptions)) {
    Object.defineProperty(prototype, subscriptions, { value: [] });
  }
  prototype[subscriptions]?.push(subscription);
}

/** Returns the subscriptions of a class and its base classes by its prototype, each once. */
export function subscriptionsOf(prototype: Decorated | null): readonly MethodSubscription[] {
  const found = new Map<string | symbol, Map<string, MethodSubscription>>();
  for (let level = prototype; level !== null; level = Object.getPrototypeOf(level)) {
    if (!Object.hasOwn(level, subscriptions)) continue;
    for (const subscription of level[subscriptions] ?? []) {
      const { key, to, name = "" } = subscription;
      const ofMethod = found.get(key) ?? new Map<string, MethodSubscription>();
      found.set(key, ofMethod.set(`${to} ${name}`, subscription));
    }
  }
  return [...found.values()].flatMap((ofMethod) => [...ofMethod.values()]);
}
