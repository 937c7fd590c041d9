import type { KnownEventType } from "../event/event.js";
import type { Field } from "./lenient-codec.js";

/** A documented native type. A row of an adapter's table has at least these members. */
export interface NativeEventInfo {
  /** The neutral types that the event becomes. */
  readonly events: readonly KnownEventType[];
  /** The page that documents the payload. */
  readonly documentation: string;
}

/** The payload type of each row of an adapter's table. */
export type PayloadsOf<Rows> = {
  readonly [Type in keyof Rows]: Rows[Type] extends { readonly codec: Field<infer Payload> }
    ? Payload
    : never;
};
