import type { Field, KnownEventType, VodEvent } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";

/** A documented native type: its names, how its content is decoded, and how it is translated. */
export interface EventRow<Content> {
  /** Other spellings of the `EventType`. */
  readonly aliases: readonly string[];
  /** The members that may hold the content, the documented one first. */
  readonly fields: readonly [string, ...string[]];
  /** The page that documents the content. */
  readonly documentation: string;
  /** The neutral types that the event becomes. */
  readonly events: readonly KnownEventType[];
  readonly codec: Field<Content>;
  normalize(wire: WireEvent<Content>): readonly VodEvent[];
}

/** The page with the types of all contents. */
const contents = "https://cloud.tencent.com/document/product/266/31773";

/** Creates a row. The content of the codec and of the translation are the same type. */
export function row<Content>(
  fields: EventRow<Content>["fields"],
  events: EventRow<Content>["events"],
  codec: Field<Content>,
  normalize: EventRow<Content>["normalize"],
  {
    aliases = [],
    documentation = contents,
  }: Partial<Pick<EventRow<Content>, "aliases" | "documentation">> = {},
): EventRow<Content> {
  return { aliases, fields, documentation, events, codec, normalize };
}
