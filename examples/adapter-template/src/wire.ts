import type { Members } from "@vod-events/core/provider";

/** A decoded event of Lumen. */
export interface LumenWire {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: string | undefined;
  readonly assetId: string | undefined;
  /** The value that the application attached to the upload. */
  readonly reference: string | undefined;
  readonly json: Members;
}
