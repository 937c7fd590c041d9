import type { Clock } from "@vod-events/core";
import type { Inbox } from "@vod-events/core/inbox";

/** An inbox implementation to test with `inboxCases`. */
export interface InboxEngine {
  /** Creates an inbox without events that shares nothing with earlier ones. */
  create(): Promise<Inbox>;
  /**
   * Creates another inbox on the same data, as on another machine or after a restart. Absent for inboxes in the memory
   * of a process, which acknowledge an event after its handlers have succeeded.
   */
  share?(inbox: Inbox): Promise<Inbox>;
  /** Makes the leases of all running events of an inbox expire. Required with `share`. */
  expireLeases?(inbox: Inbox): Promise<void>;
  /** The clock of the machines. Default: the system clock. */
  readonly clock?: Clock;
  /** How long a case waits for something that must happen. Default 6000. */
  readonly timeoutMs?: number;
}
