/** A decoded event in Tencent's spelling. `Kind` is its documented type, or `other`. */
export interface WireEvent<Content, Kind extends string = string> {
  readonly kind: Kind;
  /** Its `EventType`, or a replacement for a missing one. */
  readonly type: string;
  /** The documented spelling of its type; `type` when it is unknown. */
  readonly knownType: string;
  readonly content: Content;
  /** The content without `null` members. */
  readonly raw: unknown;
  /** The event without `null` members and without data of a single delivery. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The readable part of an unknown type's content. */
interface OtherContent {
  readonly TaskId: string | undefined;
  readonly FileId: string | undefined;
}

/** An event of an unknown type or an old format. */
export type OtherWire = WireEvent<OtherContent | undefined, "other">;
