import type { NatsConnection } from "@nats-io/transport-node";

/** A connection with some methods in the place of its own. */
export function wrappedConnection(
  target: NatsConnection,
  methods: Partial<NatsConnection>,
): NatsConnection {
  return new Proxy(target, {
    get(_, property) {
      const value = Reflect.get(property in methods ? methods : target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
