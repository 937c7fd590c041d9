import type { EventRef, VodEvents } from "@vod-events/core";
import type { InboxStats } from "@vod-events/core/inbox";
import { count } from "../io/count.js";
import { type ExitCode, reportFailure, reportLine, reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { systemCode } from "../io/system-code.js";
import type { CallbackServer } from "./callback-server.js";
import type { ListenOptions } from "./configured.js";
import type { Counts } from "./status.js";
import type { Target } from "./target.js";

/** Reports the events that an earlier listener left in the inbox, which may be that of an endpoint. */
export function reportWaiting(
  { waiting, running }: InboxStats,
  { stderr }: Io,
  endpoint?: string,
): void {
  const open = waiting + running;
  const inbox = endpoint === undefined ? "the inbox" : `the inbox of ${endpoint}`;
  if (open > 0) reportNote(stderr, `${inbox} has ${count(open, "event")} of an earlier run`);
}

/** Reports the events in the inbox of the listener when every endpoint has one of its own. */
export function reportUnassigned({ waiting, running }: InboxStats, { stderr }: Io): void {
  const open = waiting + running;
  if (open === 0) return;
  const advice = "A --forward-to without a name forwards them";
  reportNote(stderr, `no endpoint gets ${count(open, "event")} of an earlier run. ${advice}`);
}

/** Reports the address and the URL to configure at the provider. */
export function reportListening(
  { provider: name }: ListenOptions,
  { callback: { url } }: VodEvents,
  server: CallbackServer | undefined,
  { stderr }: Io,
): void {
  if (url === undefined || server === undefined) {
    reportLine(stderr, "listening", `pulling the queue of ${name}`);
    return;
  }
  const place = `on ${new URL(server.url).origin}`;
  reportLine(stderr, "listening", `${place}; the callback URL of ${name} is ${url}`);
}

/** Reports why the output is lost. Returns the exit code. */
export function reportLostOutput(error: Error, { stderr }: Io): ExitCode {
  const code = systemCode(error);
  if (code === "EPIPE") {
    reportNote(stderr, "the output was closed; unprinted events stay in the inbox");
    return 0;
  }
  const message = `cannot write the output: system error ${code}; the events stay in the inbox`;
  return reportFailure(stderr, { code: "output_unwritable", message });
}

/** Reports the events that were not handled in time. */
export function reportInFlight(
  inFlight: readonly EventRef[],
  { verb }: Target,
  { stderr }: Io,
): void {
  for (const { type, id } of inFlight) {
    reportLine(stderr, `not ${verb}`, `${type} ${id} stays in the inbox`);
  }
}

/** Reports the counts. */
export function reportCounts(
  target: Target,
  { duplicates, rejected }: Counts,
  { stderr }: Io,
): void {
  const parts = [...target.summary()];
  if (duplicates > 0) parts.push(`${count(duplicates, "duplicate")} dropped`);
  if (rejected > 0) parts.push(`${count(rejected, "callback")} rejected`);
  reportLine(stderr, "stopped", parts.join(", "));
}
