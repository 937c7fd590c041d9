import type { ForwardOptions } from "@vod-events/gateway";

/** An endpoint of a listener. */
export interface Endpoint {
  /** Absent for the endpoint that uses the inbox of the listener. The others have an inbox of their own. */
  readonly name: string | undefined;
  readonly url: string;
  readonly secrets: ForwardOptions["secrets"];
}
