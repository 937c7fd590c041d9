import type { InboxAdmin, MediaStates, VodEvents } from "@vod-events/core";
import type { Log } from "../recording/log.js";
import type { RecordedDelivery } from "../recording/recorder.js";

/** Where a delivery may be replayed to: this machine, any http or https URL, or nowhere. */
export type ReplayTargets = "local" | "any" | "none";

/** The parts that answer the page's requests. */
export interface InspectorContext {
  readonly vod: Pick<VodEvents, "explain">;
  readonly log: Log<RecordedDelivery>;
  /** Names the log, so that a page sees a restart. */
  readonly epoch: string;
  /** Absent when the inbox cannot be inspected. */
  readonly admin: InboxAdmin | undefined;
  /** Absent when the application keeps no media states. */
  readonly media: MediaStates | undefined;
  readonly replay: ReplayTargets;
  /** Aborted when the inspector is closed. */
  readonly ending: AbortSignal;
}
