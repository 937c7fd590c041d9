import type { EventRow, Field, KnownEventType, VodEvent } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";

/** A documented native type, with the names of the members that hold its content. */
export interface TencentRow extends EventRow {
  /** The members that may hold the content, the documented one first; absent for the type's name with `Event`. */
  readonly fields: readonly [string, ...string[]] | undefined;
}

interface RowOptions extends Partial<Pick<TencentRow, "fields">> {
  /** The number of the documentation page. Default: the page with the types of all contents. */
  readonly page?: number;
}

/** Creates a row. The content of the codec and of the translation are the same type. */
export function row<Content>(
  events: KnownEventType | readonly KnownEventType[],
  codec: Field<Content>,
  normalize: (wire: WireEvent<Content>) => VodEvent | readonly VodEvent[],
  { fields, page = 31773 }: RowOptions = {},
): TencentRow {
  const documentation = `https://cloud.tencent.com/document/product/266/${page}`;
  return { fields, documentation, events: [events].flat(), codec, normalize };
}
