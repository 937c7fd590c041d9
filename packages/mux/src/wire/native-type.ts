import type { Mux } from "@mux/mux-node";

/** An event, as `unwrap` of `@mux/mux-node` types it. */
export type UnwrappedEvent = Awaited<ReturnType<Mux["webhooks"]["unwrap"]>>;

/** The name of a native type that `@mux/mux-node` lists. */
export type MuxEventType = UnwrappedEvent["type"];
