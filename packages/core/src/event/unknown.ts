import type { VodEventBase } from "./envelope.js";

/** An event without a neutral type. It is delivered, and `native` holds its data. */
export type UnknownEvent = VodEventBase<"unknown", Readonly<Record<string, never>>>;
