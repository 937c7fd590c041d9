import type { Field, KnownEventType, VodEvent } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";

/** A documented native type: its names, how its content is decoded, and how it is translated. */
export interface EventRow<Content> {
  /** The members that may hold the content, the documented one first; absent for the type's name with `Event`. */
  readonly fields: readonly [string, ...string[]] | undefined;
  /** The page that documents the content. */
  readonly documentation: string;
  /** The neutral types that the event becomes. */
  readonly events: readonly KnownEventType[];
  readonly codec: Field<Content>;
  normalize(wire: WireEvent<Content>): readonly VodEvent[];
}

interface RowOptions<Content> extends Partial<Pick<EventRow<Content>, "fields">> {
  /** The number of the documentation page. Default: the page with the types of all contents. */
  readonly page?: number;
}

/** Creates a row. The content of the codec and of the translation are the same type. */
export function row<Content>(
  events: KnownEventType | readonly KnownEventType[],
  codec: Field<Content>,
  normalize: (wire: WireEvent<Content>) => VodEvent | readonly VodEvent[],
  { fields, page = 31773 }: RowOptions<Content> = {},
): EventRow<Content> {
  return {
    fields,
    documentation: `https://cloud.tencent.com/document/product/266/${page}`,
    events: typeof events === "string" ? [events] : events,
    codec,
    normalize(wire) {
      const result = normalize(wire);
      return "id" in result ? [result] : result;
    },
  };
}
