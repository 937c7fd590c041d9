import type { Handler, Subscription } from "@vod-events/core";
import type { NamedInstance } from "./module-options.js";
import { addSubscription } from "./subscriptions.js";

/** Decorates a method whose parameters are those of a handler of these events. */
export type VodEventMethodDecorator<To extends Subscription> = <Method extends Handler<To>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

/**
 * Registers a method of a provider or controller as the handler of an event type, or of `*` for all types. It is
 * called with the event and the context of a handler. When it throws or rejects, the event is retried or redelivered.
 * Guards, pipes, interceptors and exception filters do not apply. A method may have several of these decorators. An
 * overridden method keeps those of the base class.
 *
 * The provider must be a singleton. `name` selects the instance of several.
 */
export function OnVodEvent<To extends Subscription>(
  to: To,
  { name }: NamedInstance = {},
): VodEventMethodDecorator<To> {
  return (target, key) => addSubscription(target, { to, key, name });
}
