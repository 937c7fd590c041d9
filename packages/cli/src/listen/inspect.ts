import type { Inbox, VodEvents } from "@vod-events/core";
import type { StartedInspector } from "@vod-events/inspector";
import { CommandFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import type { ListenOptions } from "./configured.js";
import { reportInspector } from "./report.js";

/**
 * Starts the inspector and reports its URL; `undefined` when it is not wanted.
 *
 * @throws CommandFailure when its port cannot be opened
 */
export async function inspect(
  { inspect: port }: Pick<ListenOptions, "inspect">,
  vod: VodEvents,
  inbox: Inbox,
  io: Io,
): Promise<StartedInspector | undefined> {
  if (port === undefined) return undefined;
  const { startInspector } = await import("@vod-events/inspector");
  try {
    const inspector = await startInspector(vod, { inbox, port });
    reportInspector(inspector.url, io);
    return inspector;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    const message = `cannot open port ${port} of 127.0.0.1 (${code}). Choose another port for --inspect`;
    throw new CommandFailure("port_unavailable", message);
  }
}
