import type { Handler, HandlingOptions, Inbox } from "@vod-events/core";

/** Where a listener takes the events. */
export interface Target {
  readonly inbox: Inbox;
  readonly handling: HandlingOptions;
  /** The handler of all events. */
  readonly handler: Handler<"*">;
  /** What the listener does with an event, as in "2 events printed". */
  readonly verb: "printed" | "forwarded";
  /** The handled events in words. */
  summary(): readonly string[];
}
