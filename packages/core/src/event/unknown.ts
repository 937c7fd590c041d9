import type { VodEventBase } from "./envelope.js";

/** Something this version has no type for. It is delivered all the same; `native` holds it. */
export type UnknownEvent = VodEventBase<"unknown", Readonly<Record<string, never>>>;
