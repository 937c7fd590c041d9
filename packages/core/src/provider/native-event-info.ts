import type { KnownEventType } from "../event/event.js";

/** A documented native type. A row of an adapter's table has at least these members. */
export interface NativeEventInfo {
  /** The neutral types that the event becomes. */
  readonly events: readonly KnownEventType[];
  /** The page that documents the payload. */
  readonly documentation: string;
}
