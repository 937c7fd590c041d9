import type { Field, KnownEventType, VodEvent } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";

/** A documented native type: how its members are decoded, and how it is translated. */
export interface EventRow<Payload> {
  /** The page that documents the event. */
  readonly documentation: string;
  /** The neutral types that the event becomes. */
  readonly events: readonly KnownEventType[];
  readonly codec: Field<Payload>;
  normalize(wire: WireEvent<Payload>): readonly VodEvent[];
}

/** A row whose page may follow from the name of its type. */
export interface Row<Payload> extends Omit<EventRow<Payload>, "documentation"> {
  readonly page: string | undefined;
}

/** Creates a row; `page` is the last part of its documentation's path. Default: the type in lower case. */
export function row<Payload>(
  events: KnownEventType | readonly KnownEventType[],
  codec: Field<Payload>,
  normalize: (wire: WireEvent<Payload>) => VodEvent | readonly VodEvent[],
  page?: string,
): Row<Payload> {
  return {
    ...{ page, codec },
    events: typeof events === "string" ? [events] : events,
    normalize(wire) {
      const event = normalize(wire);
      return "type" in event ? [event] : event;
    },
  };
}

/** Adds the page that documents each type to the rows. */
export function documented<Rows extends Readonly<Record<string, Pick<Row<never>, "page">>>>(
  rows: Rows,
) {
  const entries = Object.entries(rows).map(([type, { page = type.toLowerCase(), ...row }]) => {
    const documentation = `https://www.alibabacloud.com/help/en/vod/user-guide/${page}`;
    return [type, { ...row, documentation }];
  });
  type Page = Pick<EventRow<never>, "documentation">;
  return Object.fromEntries(entries) as { readonly [Type in keyof Rows]: Rows[Type] & Page };
}
