import type { Inbox, VodEvents } from "@vod-events/core";
import type { StartedInspector } from "@vod-events/inspector";
import { reportLine } from "../io/failure.js";
import type { Output } from "../io/io.js";
import { portFailure } from "../io/listen-on.js";

/** What is inspected. */
export interface Inspected {
  readonly vod: VodEvents;
  /** The inbox to list; absent for none. */
  readonly inbox?: Inbox;
  /** 0 for any free port. */
  readonly port: number;
}

/**
 * Starts the inspector and reports its URL, which has a token: only who sees the output can open the page.
 *
 * @throws CommandFailure when its port cannot be opened
 */
export async function openInspector(
  { vod, inbox, port }: Inspected,
  stderr: Output,
): Promise<StartedInspector> {
  const { startInspector } = await import("@vod-events/inspector");
  try {
    const inspector = await startInspector(vod, { inbox, port });
    reportLine(stderr, "inspector", inspector.url);
    return inspector;
  } catch (error) {
    throw portFailure(error, { host: "127.0.0.1", port }, "the inspector", "--inspect");
  }
}
