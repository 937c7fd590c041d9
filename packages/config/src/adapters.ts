import type { Provider } from "@vod-events/core/provider";

/** A function that creates an adapter from its options. */
export type AdapterFactory = (options: never) => Provider;

/** The adapters of a program by name. */
export type Adapters = Readonly<Record<string, AdapterFactory>>;
