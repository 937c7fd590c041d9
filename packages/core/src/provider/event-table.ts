import type { Decoder } from "io-ts";
import type { KnownEventType, VodEvent } from "../event/event.js";
import type { NativeEventInfo } from "./native-event-info.js";

/** A documented native type: how its payload is decoded, and how it is translated. */
export interface EventRow extends NativeEventInfo {
  readonly codec: Decoder<unknown, unknown>;
  /** Translates a decoded event whose payload is a result of the codec. */
  normalize(wire: unknown): VodEvent | readonly VodEvent[];
}

/** The neutral types that a native event becomes, the codec of its payload, and its translation. */
export type RowParts<Wire extends { readonly payload: unknown }> = readonly [
  events: KnownEventType | readonly KnownEventType[],
  codec: Decoder<unknown, Wire["payload"]>,
  normalize: (wire: Wire) => VodEvent | readonly VodEvent[],
];

/** Creates a row of the table of an adapter; `documentation` is the page of the native type. */
export function eventRow<Wire extends { readonly payload: unknown }>(
  documentation: string,
  ...[events, codec, normalize]: RowParts<Wire>
): EventRow {
  return { documentation, events: [events].flat(), codec, normalize };
}

/** Returns the row of a native type; `undefined` for one that is not documented. */
export function rowOf<Row>(table: Readonly<Record<string, Row>>, type: string): Row | undefined {
  return Object.hasOwn(table, type) ? table[type] : undefined;
}

/** Creates the `normalize` of an adapter: the row of `kind` translates an event, or `unknown` one without a row. */
export function normalizeBy<Wire extends { readonly kind: string }>(
  table: Readonly<Record<string, EventRow>>,
  unknown: (wire: Wire) => VodEvent,
): (wire: Wire) => readonly VodEvent[] {
  return (wire) => {
    const events = rowOf(table, wire.kind)?.normalize(wire) ?? unknown(wire);
    return "id" in events ? [events] : events;
  };
}
